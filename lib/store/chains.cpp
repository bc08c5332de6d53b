// SPDX-License-Identifier: Apache-2.0
#include "store/chains.hpp"

#include <charconv>

#include "store/address_list.hpp"
#include "store/sqlite.hpp"

namespace ticketd::store {
namespace {

using domain::Seconds;

// "60 30 900 3 3600 0 120 300": what there is one of, then the tries.
std::string written(const domain::Calls& policy) {
  std::string text;
  const auto add = [&](std::int64_t number) { text += (text.empty() ? "" : " ") + std::to_string(number); };
  add(policy.busy_again.count());
  add(policy.ring.count());
  add(policy.next_round.count());
  add(policy.rounds);
  add(policy.acknowledged_for.count());
  for (const Seconds& wait : policy.tries) add(wait.count());
  return text;
}

domain::Calls policy_of(const std::string& text) {
  std::vector<std::int64_t> numbers;
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at < end) {
    std::int64_t number = 0;
    at = std::from_chars(at, end, number).ptr + 1;
    numbers.push_back(number);
  }
  domain::Calls policy;
  policy.busy_again = Seconds{numbers.at(0)};
  policy.ring = Seconds{numbers.at(1)};
  policy.next_round = Seconds{numbers.at(2)};
  policy.rounds = static_cast<int>(numbers.at(3));
  policy.acknowledged_for = Seconds{numbers.at(4)};
  policy.tries.clear();
  for (std::size_t i = 5; i < numbers.size(); ++i) policy.tries.emplace_back(numbers[i]);
  return policy;
}

#define COLUMNS                                                                                      \
  "SELECT id, ticket, clock, step, purpose, policy, people, state, person, round, tries, attempts, " \
  "was_busy, path_is_down, gateway, placed_at, next_at, acknowledged_by, was_refused, passes, "      \
  "passed_over, got_through, decided FROM chain "

ChainRow row_of(const Query& query) {
  ChainRow row;
  row.number = domain::EscalationNumber{query.number(0)};
  row.ticket = domain::TicketNumber{query.number(1)};
  row.clock = static_cast<domain::ClockKind>(query.number(2));
  row.step = query.text(3);
  auto& chain = row.chain;
  chain.purpose = static_cast<domain::ChainPurpose>(query.number(4));
  chain.policy = policy_of(query.text(5));
  chain.people = parted(query.bytes(6));
  chain.state = static_cast<domain::ChainState>(query.number(7));
  chain.person = static_cast<std::size_t>(query.number(8));
  chain.round = static_cast<int>(query.number(9));
  chain.tries = static_cast<int>(query.number(10));
  chain.attempts = static_cast<int>(query.number(11));
  chain.was_busy = query.number(12) != 0;
  chain.path_is_down = query.number(13) != 0;
  chain.gateway = static_cast<std::size_t>(query.number(14));
  chain.placed_at = query.maybe_instant(15);
  chain.next_at = query.maybe_instant(16);
  chain.acknowledged_by = query.text(17);
  chain.was_refused = query.number(18) != 0;
  chain.passes = static_cast<int>(query.number(19));
  for (auto& person : parted(query.bytes(20))) chain.passed_over.insert(std::move(person));
  chain.got_through = query.number(21) != 0;
  row.decided = query.instant(22);
  return row;
}

std::vector<ChainRow> rows_of(Query& query) {
  std::vector<ChainRow> rows;
  while (query.next()) rows.push_back(row_of(query));
  return rows;
}

}  // namespace

// What of a chain changes is written in one place, also for a new one.
domain::EscalationNumber add_chain(Session& session, const ChainRow& row, domain::Instant now) {
  auto& sqlite = session.sqlite();
  sqlite
      .query(
          "INSERT INTO chain(ticket, clock, step, purpose, policy, people, state, person, round, tries, "
          "attempts, was_busy, path_is_down, gateway, acknowledged_by) "
          "VALUES (?, ?, ?, ?, ?, '', 0, 0, 1, 0, 0, 0, 0, 0, '')")
      .bind(row.ticket, row.clock, row.step, row.chain.purpose, written(row.chain.policy))
      .run();
  ChainRow added = row;
  added.number = domain::EscalationNumber{sqlite.last_row()};
  keep_chain(session, added, now);
  return added.number;
}

void keep_chain(Session& session, const ChainRow& row, domain::Instant now) {
  const auto& chain = row.chain;
  const std::vector<std::string> passed_over(chain.passed_over.begin(), chain.passed_over.end());
  session.sqlite()
      .query(
          "UPDATE chain SET people = ?, state = ?, person = ?, round = ?, tries = ?, attempts = ?, "
          "was_busy = ?, path_is_down = ?, gateway = ?, placed_at = ?, next_at = ?, acknowledged_by = ?, "
          "was_refused = ?, passes = ?, passed_over = ?, got_through = ?, decided = ? WHERE id = ?")
      .bind(joined(chain.people), chain.state, static_cast<std::int64_t>(chain.person), chain.round,
            chain.tries, chain.attempts, static_cast<int>(chain.was_busy),
            static_cast<int>(chain.path_is_down), static_cast<std::int64_t>(chain.gateway), chain.placed_at,
            chain.next_at, chain.acknowledged_by, static_cast<int>(chain.was_refused), chain.passes,
            joined(passed_over), static_cast<int>(chain.got_through), now, row.number)
      .run();
}

std::optional<ChainRow> chain_numbered(Session& session, domain::EscalationNumber number) {
  auto query = session.sqlite().query(COLUMNS "WHERE id = ?");
  if (!query.bind(number).next()) return std::nullopt;
  return row_of(query);
}

std::vector<ChainRow> chains_of(Session& session, domain::TicketNumber ticket) {
  auto query = session.sqlite().query(COLUMNS "WHERE ticket = ? ORDER BY id");
  return rows_of(query.bind(ticket));
}

std::vector<ChainRow> chains_due(Session& session, domain::Instant by, std::size_t at_most) {
  auto query = session.sqlite().query(COLUMNS "WHERE next_at <= ? ORDER BY next_at LIMIT ?");
  return rows_of(query.bind(by, static_cast<std::int64_t>(at_most)));
}

std::vector<ChainRow> chains_decided_after(Session& session, domain::Instant now) {
  auto query = session.sqlite().query(COLUMNS "WHERE decided > ? AND next_at IS NOT NULL");
  return rows_of(query.bind(now));
}

std::vector<ChainRow> chains_calling(Session& session) {
  auto query = session.sqlite().query(COLUMNS "WHERE state = 1 ORDER BY id");
  return rows_of(query);
}

std::optional<domain::Instant> next_chain_due_after(Session& session, domain::Instant now) {
  auto query = session.sqlite().query("SELECT next_at FROM chain WHERE next_at > ? ORDER BY next_at LIMIT 1");
  if (!query.bind(now).next()) return std::nullopt;
  return query.instant(0);
}

std::vector<ChainRow> chains_of_open_tickets(Session& session) {
  auto query = session.sqlite().query(
      COLUMNS "WHERE ticket IN (SELECT number FROM ticket WHERE status < 4) ORDER BY ticket, id");
  return rows_of(query);
}

domain::AttemptNumber add_attempt(Session& session, const AttemptRow& row) {
  auto& sqlite = session.sqlite();
  sqlite.query("INSERT INTO attempt(chain, person, callee, gateway, placed) VALUES (?, ?, ?, ?, ?)")
      .bind(row.chain, row.person, row.callee, row.gateway, row.placed)
      .run();
  return domain::AttemptNumber{sqlite.last_row()};
}

void end_attempt(Session& session, domain::AttemptNumber number, domain::Instant at,
                 domain::CallOutcome outcome, const std::string& words) {
  session.sqlite()
      .query("UPDATE attempt SET ended = ?, outcome = ?, words = ? WHERE id = ? AND ended IS NULL")
      .bind(at, outcome, words, number)
      .run();
}

std::vector<AttemptRow> attempts_of(Session& session, domain::EscalationNumber chain) {
  auto query = session.sqlite().query(
      "SELECT id, person, callee, gateway, placed, ended, outcome, words FROM attempt WHERE chain = ? "
      "ORDER BY id");
  query.bind(chain);
  std::vector<AttemptRow> rows;
  while (query.next()) {
    AttemptRow row{domain::AttemptNumber{query.number(0)},
                   chain,
                   query.text(1),
                   query.text(2),
                   query.text(3),
                   query.instant(4),
                   query.maybe_instant(5)};
    if (!query.is_null(6)) row.outcome = static_cast<domain::CallOutcome>(query.number(6));
    row.words = query.text(7);
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace ticketd::store
