#include "store/clocks.hpp"

#include "store/sqlite.hpp"

namespace ticketd::store {

void record_status_change(Database& database, domain::TicketNumber ticket,
                          const domain::StatusChange& change) {
  database.sqlite()
      .query("INSERT INTO status_change(ticket, at, status) VALUES (?, ?, ?)")
      .bind(ticket, change.at, change.to)
      .run();
}

void record_work_began(Database& database, domain::TicketNumber ticket, domain::Instant at) {
  database.sqlite()
      .query("INSERT INTO work_begun(ticket, at) VALUES (?, ?) ON CONFLICT DO NOTHING")
      .bind(ticket, at)
      .run();
}

domain::TicketTimes times_of(Database& database, const domain::Ticket& ticket) {
  domain::TicketTimes times{ticket.opened, std::nullopt, {}};
  auto begun = database.sqlite().query("SELECT at FROM work_begun WHERE ticket = ?");
  if (begun.bind(ticket.number).next()) times.work_began = begun.instant(0);
  auto changes =
      database.sqlite().query("SELECT at, status FROM status_change WHERE ticket = ? ORDER BY at, id");
  changes.bind(ticket.number);
  while (changes.next())
    times.changes.push_back({changes.instant(0), static_cast<domain::Status>(changes.number(1))});
  return times;
}

void record_fired(Database& database, domain::TicketNumber ticket, std::string_view step,
                  domain::Instant at) {
  database.sqlite()
      .query("INSERT INTO step_fired(ticket, step, at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
      .bind(ticket, step, at)
      .run();
}

std::set<std::string> fired_steps(Database& database, domain::TicketNumber ticket) {
  auto query = database.sqlite().query("SELECT step FROM step_fired WHERE ticket = ?");
  query.bind(ticket);
  std::set<std::string> fired;
  while (query.next()) fired.insert(query.text(0));
  return fired;
}

void set_due(Database& database, domain::TicketNumber ticket, std::optional<domain::Instant> at) {
  if (at) {
    database.sqlite()
        .query(
            "INSERT INTO escalation_due(ticket, at) VALUES (?, ?) ON CONFLICT DO UPDATE SET at = excluded.at")
        .bind(ticket, *at)
        .run();
  } else {
    database.sqlite().query("DELETE FROM escalation_due WHERE ticket = ?").bind(ticket).run();
  }
}

std::vector<domain::TicketNumber> tickets_due(Database& database, domain::Instant now, std::size_t at_most) {
  auto query = database.sqlite().query("SELECT ticket FROM escalation_due WHERE at <= ? ORDER BY at LIMIT ?");
  query.bind(now, static_cast<std::int64_t>(at_most));
  std::vector<domain::TicketNumber> tickets;
  while (query.next()) tickets.push_back(domain::TicketNumber{query.number(0)});
  return tickets;
}

std::optional<domain::Instant> next_step_due(Database& database) {
  auto query = database.sqlite().query("SELECT at FROM escalation_due ORDER BY at LIMIT 1");
  if (!query.next()) return std::nullopt;
  return query.instant(0);
}

}  // namespace ticketd::store
