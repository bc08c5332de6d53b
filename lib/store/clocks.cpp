// SPDX-License-Identifier: Apache-2.0
#include "store/clocks.hpp"

#include "store/due_rows.hpp"
#include "store/query.hpp"

namespace ticketd::store {

void record_status_change(Session& session, domain::TicketNumber ticket, const domain::StatusChange& change) {
  session
      .query(
          "INSERT INTO status_change(ticket, at, status) SELECT ?1, CASE WHEN last > ?2 THEN last ELSE ?2 "
          "END, ?3 "
          "FROM (SELECT max(at) AS last FROM status_change WHERE ticket = ?1) AS latest")
      .bind(ticket, change.at, change.to)
      .run();
}

domain::TicketTimes times_of(Session& session, const domain::Ticket& ticket) {
  domain::TicketTimes times{ticket.opened, ticket.work_began, {}};
  auto changes = session.query("SELECT at, status FROM status_change WHERE ticket = ? ORDER BY id");
  changes.bind(ticket.number);
  while (changes.next())
    times.changes.push_back(
        {changes.instant(0), changes.enumerator<domain::Status>(1, "status_change.status")});
  return times;
}

void record_fired(Session& session, domain::TicketNumber ticket, std::string_view step, domain::Instant at) {
  session.query("INSERT INTO step_fired(ticket, step, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
      .bind(ticket, step, at)
      .run();
}

std::set<std::string> fired_steps(Session& session, domain::TicketNumber ticket) {
  auto query = session.query("SELECT step FROM step_fired WHERE ticket = ?");
  query.bind(ticket);
  std::set<std::string> fired;
  while (query.next()) fired.insert(query.text(0));
  return fired;
}

void set_due(Session& session, domain::TicketNumber ticket, std::optional<domain::Instant> at) {
  if (at) {
    session
        .query(
            "INSERT INTO escalation_due(ticket, at) VALUES (?, ?) ON CONFLICT(ticket) DO UPDATE SET at = "
            "excluded.at")
        .bind(ticket, *at)
        .run();
  } else {
    session.query("DELETE FROM escalation_due WHERE ticket = ?").bind(ticket).run();
  }
}

std::vector<domain::TicketNumber> tickets_due(Session& session, domain::Instant now, std::size_t at_most,
                                              const Wanted<domain::TicketNumber>& wanted) {
  auto query = session.query("SELECT ticket FROM escalation_due WHERE at <= ? ORDER BY at");
  return first_wanted(query.bind(now), at_most, wanted);
}

std::vector<domain::TicketNumber> tickets_armed(Session& session, std::size_t at_most) {
  auto query = session.query("SELECT ticket FROM escalation_due ORDER BY at LIMIT ?");
  query.bind(static_cast<std::int64_t>(at_most));
  std::vector<domain::TicketNumber> tickets;
  while (query.next()) tickets.push_back(domain::TicketNumber{query.number(0)});
  return tickets;
}

std::optional<domain::Instant> next_step_due(Session& session) {
  auto query = session.query("SELECT at FROM escalation_due ORDER BY at LIMIT 1");
  if (!query.next()) return std::nullopt;
  return query.instant(0);
}

ClockRevision reckoned(Session& session) {
  ClockRevision found;
  auto query = session.query("SELECT by, next FROM reckoned");
  if (!query.next()) return found;
  found.by = query.text(0);
  if (!query.is_null(1)) found.next = domain::TicketNumber{query.number(1)};
  return found;
}

void save_clock_revision(Session& session, const ClockRevision& reckoned) {
  session
      .query(
          "INSERT INTO reckoned(\"only\", by, next) VALUES (1, ?, ?) "
          "ON CONFLICT(\"only\") DO UPDATE SET by = excluded.by, next = excluded.next")
      .bind(reckoned.by, reckoned.next)
      .run();
}

OpenTickets open_tickets_from(Session& session, domain::TicketNumber first, std::size_t at_most) {
  OpenTickets found;
  const domain::TicketNumber end{first.value + static_cast<std::int64_t>(at_most)};
  auto query = session.query(
      "SELECT number FROM ticket WHERE number >= ? AND number < ? AND status < {Status::Closed} AND "
      "respond_by IS NOT NULL");
  query.bind(first, end);
  while (query.next()) found.tickets.push_back(domain::TicketNumber{query.number(0)});
  auto last = session.query("SELECT max(number) FROM ticket");
  if (last.next() && !last.is_null(0) && last.number(0) >= end.value) found.next = end;
  return found;
}

}  // namespace ticketd::store
