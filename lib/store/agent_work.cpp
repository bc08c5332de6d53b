// SPDX-License-Identifier: Apache-2.0
#include "store/agent_work.hpp"

#include <algorithm>

#include "store/due_rows.hpp"
#include "store/query.hpp"

namespace ticketd::store {
std::vector<domain::TicketNumber> approvals_due(Session& session, domain::Instant now, std::size_t at_most,
                                                const Wanted<domain::TicketNumber>& wanted) {
  auto query = session.query(
      "SELECT number FROM ticket WHERE approval_due IS NOT NULL AND approval_due <= ? ORDER BY approval_due");
  return first_wanted(query.bind(now), at_most, wanted);
}

std::optional<domain::Instant> next_approval_due(Session& session) {
  auto query = session.query(
      "SELECT approval_due FROM ticket WHERE approval_due IS NOT NULL ORDER BY approval_due LIMIT 1");
  if (!query.next()) return std::nullopt;
  return query.instant(0);
}

void add_time_entry(Session& session, domain::TicketNumber ticket, const TimeEntry& entry) {
  const auto& time = entry.time;
  session.query("INSERT INTO time_entry(ticket, agent, at, seconds, kind, text) VALUES (?, ?, ?, ?, ?, ?)")
      .bind(ticket, time.agent, entry.at, std::int64_t{time.spent.count()}, time.kind, time.text)
      .run();
}

std::vector<TimeEntry> time_entries_of(Session& session, domain::TicketNumber ticket) {
  auto query =
      session.query("SELECT at, agent, seconds, kind, text FROM time_entry WHERE ticket = ? ORDER BY id");
  query.bind(ticket);
  std::vector<TimeEntry> entries;
  while (query.next())
    entries.push_back({query.instant(0),
                       {query.text(1), domain::Seconds{query.number(2)},
                        query.enumerator<domain::command::Activity>(3, "time_entry.kind"), query.text(4)}});
  return entries;
}

std::vector<Participant> participants_of(Session& session, domain::TicketNumber ticket) {
  auto query = session.query("SELECT address, role FROM participant WHERE ticket = ? ORDER BY role, address");
  query.bind(ticket);
  std::vector<Participant> all;
  while (query.next())
    all.push_back({query.text(0), query.enumerator<ParticipantRole>(1, "participant.role")});
  return all;
}

void remove_participant(Session& session, domain::TicketNumber ticket, std::string_view address) {
  session.query("DELETE FROM participant WHERE ticket = ? AND address = ?").bind(ticket, address).run();
}

std::vector<std::string> ids_exchanged_with(Session& session, domain::TicketNumber ticket,
                                            std::string_view address, std::size_t at_most) {
  auto query = session.query(
      "SELECT message_id FROM message WHERE ticket = ?1 AND message_id <> '' AND "
      "((direction <> {Direction::Out} AND lower(sender) = ?2) OR (direction = {Direction::Out} AND "
      "lower(recipients) = ?2)) "
      "ORDER BY id DESC LIMIT ?3");
  query.bind(ticket, address, static_cast<std::int64_t>(at_most));
  std::vector<std::string> ids;
  while (query.next()) ids.push_back(query.text(0));
  std::reverse(ids.begin(), ids.end());
  return ids;
}

std::vector<domain::MessageNumber> sent_to(Session& session, domain::TicketNumber ticket,
                                           std::string_view address, std::size_t at_most) {
  auto query = session.query(
      "SELECT id FROM message WHERE ticket = ? AND direction = {Direction::Out} AND lower(recipients) = ? "
      "ORDER BY id DESC LIMIT ?");
  query.bind(ticket, address, static_cast<std::int64_t>(at_most));
  std::vector<domain::MessageNumber> sent;
  while (query.next()) sent.push_back(domain::MessageNumber{query.number(0)});
  return sent;
}

std::optional<domain::MessageNumber> last_written_by(Session& session, domain::TicketNumber ticket,
                                                     std::string_view address) {
  auto query = session.query(
      "SELECT id FROM message WHERE ticket = ? AND direction = {Direction::In} AND lower(sender) = ? ORDER "
      "BY id DESC "
      "LIMIT 1");
  if (!query.bind(ticket, address).next()) return std::nullopt;
  return domain::MessageNumber{query.number(0)};
}

void make_note(Session& session, domain::MessageNumber message) {
  session.query("UPDATE message SET direction = {Direction::Note} WHERE id = ?").bind(message).run();
}

std::string last_in_turn(Session& session, std::string_view pool) {
  auto query = session.query("SELECT last FROM turn WHERE pool = ?");
  return query.bind(pool).next() ? query.text(0) : std::string();
}

void save_turn(Session& session, std::string_view pool, std::string_view agent) {
  session
      .query(
          "INSERT INTO turn(pool, last) VALUES (?, ?) ON CONFLICT(pool) DO UPDATE SET last = excluded.last")
      .bind(pool, agent)
      .run();
}

bool is_burnt(Session& session, domain::OutboxNumber row) {
  return session.query("SELECT 1 FROM outbox WHERE id = ? AND burnt IS NOT NULL").bind(row).next();
}

void burn(Session& session, domain::OutboxNumber row, domain::Instant now) {
  session.query("UPDATE outbox SET burnt = ? WHERE id = ? AND burnt IS NULL").bind(now, row).run();
}

void add_refusal(Session& session, std::string_view agent, const Refusal& refusal) {
  session.query("INSERT INTO refusal(agent, ticket, at, what, why) VALUES (?, ?, ?, ?, ?)")
      .bind(agent, refusal.ticket, refusal.at, refusal.what, refusal.why)
      .run();
}

std::vector<std::string> agents_with_refusals(Session& session) {
  auto query = session.query("SELECT DISTINCT agent FROM refusal WHERE told IS NULL");
  std::vector<std::string> agents;
  while (query.next()) agents.push_back(query.text(0));
  return agents;
}

std::vector<Refusal> untold_refusals(Session& session, std::string_view agent, std::size_t at_most) {
  auto query = session.query(
      "SELECT ticket, at, what, why FROM refusal WHERE agent = ? AND told IS NULL ORDER BY id LIMIT ?");
  query.bind(agent, static_cast<std::int64_t>(at_most));
  std::vector<Refusal> refusals;
  while (query.next())
    refusals.push_back(
        {domain::TicketNumber{query.number(0)}, query.instant(1), query.text(2), query.text(3)});
  return refusals;
}

std::optional<domain::Instant> last_digest_to(Session& session, std::string_view agent) {
  auto query = session.query(
      "SELECT told FROM refusal WHERE agent = ? AND told IS NOT NULL ORDER BY told DESC LIMIT 1");
  if (!query.bind(agent).next()) return std::nullopt;
  return query.instant(0);
}

void mark_told(Session& session, std::string_view agent, domain::Instant now) {
  session.query("UPDATE refusal SET told = ? WHERE agent = ? AND told IS NULL").bind(now, agent).run();
}

std::int64_t records_sent_since(Session& session, std::string_view address, domain::Instant since) {
  auto query = session.query("SELECT count(*) FROM record_sent WHERE address = ? AND at > ?");
  query.bind(address, since).next();
  return query.number(0);
}

void note_record_sent(Session& session, std::string_view address, domain::Instant now) {
  session.query("INSERT INTO record_sent(address, at) VALUES (?, ?)").bind(address, now).run();
}

}  // namespace ticketd::store
