// SPDX-License-Identifier: Apache-2.0
#include "store/chains.hpp"

#include <algorithm>
#include <charconv>
#include <span>
#include <string_view>

#include "domain/row_error.hpp"
#include "store/address_list.hpp"
#include "store/due_rows.hpp"
#include "store/query.hpp"
#include "store/readable_rows.hpp"

namespace ticketd::store {
namespace {

using domain::Seconds;

// "busy_again=60 ring=30 next_round=900 rounds=3 acknowledged_for=3600 tries=0,120,300". What a row does not
// name is as the policy is by default, so that a field can be added.
std::string written(const domain::CallPolicy& policy) {
  std::string text;
  const auto add = [&](std::string_view name, std::int64_t number) {
    text += (text.empty() ? "" : " ") + std::string(name) + "=" + std::to_string(number);
  };
  add("busy_again", policy.busy_again.count());
  add("ring", policy.ring.count());
  add("next_round", policy.next_round.count());
  add("rounds", policy.rounds);
  add("acknowledged_for", policy.acknowledged_for.count());
  for (const Seconds& wait : policy.tries) {
    text += &wait == &policy.tries.front() ? " tries=" : ",";
    text += std::to_string(wait.count());
  }
  return text;
}

[[noreturn]] void fail(std::string_view text) {
  throw domain::RowError("chain: its policy is not readable: " + std::string(text.substr(0, 200)));
}

std::vector<std::int64_t> numbers_of(std::string_view text, char between) {
  std::vector<std::int64_t> numbers;
  while (!text.empty()) {
    const auto one = text.substr(0, text.find(between));
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(one.data(), one.data() + one.size(), number);
    if (error != std::errc() || end != one.data() + one.size()) fail(text);
    numbers.push_back(number);
    text.remove_prefix(std::min(one.size() + 1, text.size()));
  }
  return numbers;
}

void set_tries(domain::CallPolicy& policy, std::span<const std::int64_t> numbers) {
  policy.tries.clear();
  for (const auto number : numbers) policy.tries.emplace_back(number);
}

// As schemas up to 6 wrote it: what there is one of, in the order above, then the tries.
domain::CallPolicy policy_by_place(std::string_view text) {
  const auto numbers = numbers_of(text, ' ');
  if (numbers.size() < 5) fail(text);
  domain::CallPolicy policy;
  policy.busy_again = Seconds{numbers[0]};
  policy.ring = Seconds{numbers[1]};
  policy.next_round = Seconds{numbers[2]};
  policy.rounds = static_cast<int>(numbers[3]);
  policy.acknowledged_for = Seconds{numbers[4]};
  set_tries(policy, std::span(numbers).subspan(5));
  return policy;
}

void set_field(domain::CallPolicy& policy, std::string_view name, std::string_view value) {
  const auto numbers = numbers_of(value, ',');
  if (numbers.empty()) fail(name);
  if (name == "tries") return set_tries(policy, numbers);
  const Seconds span{numbers.front()};
  if (name == "busy_again") policy.busy_again = span;
  if (name == "ring") policy.ring = span;
  if (name == "next_round") policy.next_round = span;
  if (name == "rounds") policy.rounds = static_cast<int>(numbers.front());
  if (name == "acknowledged_for") policy.acknowledged_for = span;
}

domain::CallPolicy read_policy(std::string_view text) {
  if (text.find('=') == std::string_view::npos) return policy_by_place(text);
  domain::CallPolicy policy;
  while (!text.empty()) {
    const auto field = text.substr(0, text.find(' '));
    const auto sign = field.find('=');
    if (sign == std::string_view::npos) fail(text);
    set_field(policy, field.substr(0, sign), field.substr(sign + 1));
    text.remove_prefix(std::min(field.size() + 1, text.size()));
  }
  return policy;
}

// Nobody stays unrung because a row can't be read: such a chain rings as chains do by default.
domain::CallPolicy policy_of(std::string_view text) {
  try {
    return read_policy(text);
  } catch (const domain::RowError&) {
    return {};
  }
}

#define CHAIN_COLUMNS                                                                                \
  "SELECT id, ticket, clock, step, purpose, policy, people, state, person, round, tries, attempts, " \
  "was_busy, path_is_down, gateway, placed_at, next_at, acknowledged_by, was_refused, passes, "      \
  "passed_over, got_through, decided FROM chain "

ChainRow chain_of(const Query& query) {
  ChainRow row;
  row.number = domain::EscalationNumber{query.number(0)};
  row.ticket = domain::TicketNumber{query.number(1)};
  row.clock = query.enumerator<domain::ClockKind>(2, "chain.clock");
  row.step = query.text(3);
  auto& chain = row.chain;
  chain.purpose = query.enumerator<domain::ChainPurpose>(4, "chain.purpose");
  chain.policy = policy_of(query.bytes(5));
  chain.people = split_addresses(query.bytes(6));
  chain.state = query.enumerator<domain::ChainState>(7, "chain.state");
  chain.person = static_cast<std::size_t>(query.number(8));
  chain.round = static_cast<int>(query.number(9));
  chain.tries = static_cast<int>(query.number(10));
  chain.attempts = static_cast<int>(query.number(11));
  chain.busy_again = query.enumerator<domain::BusyAgain>(12, "chain.was_busy");
  chain.path_is_down = query.number(13) != 0;
  chain.gateway = static_cast<std::size_t>(query.number(14));
  chain.placed_at = query.maybe_instant(15);
  chain.next_at = query.maybe_instant(16);
  chain.acknowledged_by = query.text(17);
  chain.was_refused = query.number(18) != 0;
  chain.passes = static_cast<int>(query.number(19));
  for (auto& person : split_addresses(query.bytes(20))) chain.passed_over.insert(std::move(person));
  chain.got_through = query.number(21) != 0;
  row.decided = query.instant(22);
  return row;
}

std::vector<ChainRow> chains_in(Query& query) {
  std::vector<ChainRow> rows;
  while (query.next()) rows.push_back(chain_of(query));
  return rows;
}

}  // namespace

// What of a chain changes is written in one place, also for a new one.
domain::EscalationNumber add_chain(Session& session, const ChainRow& row, domain::Instant now) {
  session
      .query(
          "INSERT INTO chain(ticket, clock, step, purpose, policy, people, state, person, round, tries, "
          "attempts, was_busy, path_is_down, gateway, acknowledged_by) "
          "VALUES (?, ?, ?, ?, ?, '', 0, 0, 1, 0, 0, 0, 0, 0, '')")
      .bind(row.ticket, row.clock, row.step, row.chain.purpose, written(row.chain.policy))
      .run();
  ChainRow added = row;
  added.number = domain::EscalationNumber{session.number_given()};
  save_chain(session, added, now);
  return added.number;
}

void save_chain(Session& session, const ChainRow& row, domain::Instant now) {
  const auto& chain = row.chain;
  const std::vector<std::string> passed_over(chain.passed_over.begin(), chain.passed_over.end());
  session
      .query(
          "UPDATE chain SET policy = ?, people = ?, state = ?, person = ?, round = ?, tries = ?, attempts = "
          "?, "
          "was_busy = ?, path_is_down = ?, gateway = ?, placed_at = ?, next_at = ?, acknowledged_by = ?, "
          "was_refused = ?, passes = ?, passed_over = ?, got_through = ?, decided = ? WHERE id = ?")
      .bind(written(chain.policy), join_addresses(chain.people), chain.state,
            static_cast<std::int64_t>(chain.person), chain.round, chain.tries, chain.attempts,
            chain.busy_again, static_cast<int>(chain.path_is_down), static_cast<std::int64_t>(chain.gateway),
            chain.placed_at, chain.next_at, chain.acknowledged_by, static_cast<int>(chain.was_refused),
            chain.passes, join_addresses(passed_over), static_cast<int>(chain.got_through), now, row.number)
      .run();
}

std::optional<ChainRow> find_chain(Session& session, domain::EscalationNumber number) {
  auto query = session.query(CHAIN_COLUMNS "WHERE id = ?");
  if (!query.bind(number).next()) return std::nullopt;
  return chain_of(query);
}

std::vector<ChainRow> chains_of(Session& session, domain::TicketNumber ticket) {
  auto query = session.query(CHAIN_COLUMNS "WHERE ticket = ? ORDER BY id");
  return chains_in(query.bind(ticket));
}

std::vector<domain::EscalationNumber> chains_due(Session& session, domain::Instant by, std::size_t at_most,
                                                 const Wanted<domain::EscalationNumber>& wanted) {
  auto query = session.query("SELECT id FROM chain WHERE next_at <= ? ORDER BY next_at, id");
  return first_wanted(query.bind(by), at_most, wanted);
}

std::vector<domain::EscalationNumber> chains_decided_after(Session& session, domain::Instant now) {
  auto query = session.query("SELECT id FROM chain WHERE decided > ? AND next_at IS NOT NULL");
  return all_numbers<domain::EscalationNumber>(query.bind(now));
}

std::vector<domain::EscalationNumber> chains_calling(Session& session) {
  auto query = session.query("SELECT id FROM chain WHERE state = {ChainState::Calling} ORDER BY id");
  return all_numbers<domain::EscalationNumber>(query);
}

std::set<std::string> people_called(Session& session) {
  auto query = session.query("SELECT people, person FROM chain WHERE state = {ChainState::Calling}");
  std::set<std::string> called;
  while (query.next()) {
    domain::Chain chain;
    chain.people = split_addresses(query.bytes(0));
    chain.person = static_cast<std::size_t>(query.number(1));
    called.insert(person_of(chain));
  }
  return called;
}

std::optional<domain::Instant> next_chain_due_after(Session& session, domain::Instant now) {
  auto query = session.query("SELECT next_at FROM chain WHERE next_at > ? ORDER BY next_at LIMIT 1");
  if (!query.bind(now).next()) return std::nullopt;
  return query.instant(0);
}

std::vector<ChainRow> chains_of_open_tickets(Session& session) {
  auto query = session.query(
      CHAIN_COLUMNS
      "WHERE ticket IN (SELECT number FROM ticket WHERE status < {Status::Closed}) ORDER BY ticket, id");
  return readable_rows(query, chain_of);
}

domain::AttemptNumber add_attempt(Session& session, const AttemptRow& row) {
  session.query("INSERT INTO attempt(chain, person, callee, gateway, placed) VALUES (?, ?, ?, ?, ?)")
      .bind(row.chain, row.person, row.callee, row.gateway, row.placed)
      .run();
  return domain::AttemptNumber{session.number_given()};
}

void end_attempt(Session& session, domain::AttemptNumber number, domain::Instant at,
                 domain::CallOutcome outcome, const std::string& words) {
  session.query("UPDATE attempt SET ended = ?, outcome = ?, words = ? WHERE id = ? AND ended IS NULL")
      .bind(at, outcome, words, number)
      .run();
}

std::vector<AttemptRow> attempts_of(Session& session, domain::EscalationNumber chain) {
  auto query = session.query(
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
    if (!query.is_null(6)) row.outcome = query.enumerator<domain::CallOutcome>(6, "attempt.outcome");
    row.words = query.text(7);
    rows.push_back(std::move(row));
  }
  return rows;
}

}  // namespace ticketd::store
