// SPDX-License-Identifier: Apache-2.0
#include "store/tickets.hpp"

#include "store/sqlite.hpp"

namespace ticketd::store {

domain::TicketNumber open_ticket(Session& session, const domain::Ticket& ticket) {
  auto& sqlite = session.sqlite();
  sqlite
      .query(
          "INSERT INTO ticket(subject, status, priority, queue, requester, requester_name, assignee, "
          "customer, contract, "
          "language, opened, respond_by, closed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
      .bind(ticket.subject, ticket.status, ticket.priority, ticket.queue, ticket.requester,
            ticket.requester_name, ticket.assignee, ticket.customer, ticket.contract, ticket.language,
            ticket.opened, ticket.respond_by, ticket.closed)
      .run();
  return domain::TicketNumber{sqlite.last_row()};
}

std::optional<domain::Ticket> ticket_numbered(Session& session, domain::TicketNumber number) {
  auto query = session.sqlite().query(
      "SELECT subject, status, priority, queue, requester, requester_name, assignee, customer, contract, "
      "language, opened, "
      "respond_by, closed FROM ticket WHERE number = ?");
  if (!query.bind(number).next()) return std::nullopt;
  domain::Ticket ticket;
  ticket.number = number;
  ticket.subject = query.text(0);
  ticket.status = static_cast<domain::Status>(query.number(1));
  ticket.priority = static_cast<domain::Priority>(query.number(2));
  ticket.queue = domain::QueueNumber{query.number(3)};
  ticket.requester = query.text(4);
  ticket.requester_name = query.text(5);
  ticket.assignee = query.text(6);
  ticket.customer = query.text(7);
  ticket.contract = query.text(8);
  ticket.language = query.text(9);
  ticket.opened = query.instant(10);
  ticket.respond_by = query.maybe_instant(11);
  ticket.closed = query.maybe_instant(12);
  return ticket;
}

void keep_ticket(Session& session, const domain::Ticket& ticket) {
  session.sqlite()
      .query(
          "UPDATE ticket SET subject = ?, status = ?, priority = ?, queue = ?, requester = ?, requester_name "
          "= ?, "
          "assignee = ?, customer = ?, contract = ?, language = ?, opened = ?, respond_by = ?, closed = ? "
          "WHERE number = ?")
      .bind(ticket.subject, ticket.status, ticket.priority, ticket.queue, ticket.requester,
            ticket.requester_name, ticket.assignee, ticket.customer, ticket.contract, ticket.language,
            ticket.opened, ticket.respond_by, ticket.closed, ticket.number)
      .run();
}

void add_participant(Session& session, domain::TicketNumber ticket, std::string_view address, Role role) {
  session.sqlite()
      .query("INSERT INTO participant(ticket, address, role) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
      .bind(ticket, address, role)
      .run();
}

bool is_participant(Session& session, domain::TicketNumber ticket, std::string_view address) {
  return session.sqlite()
      .query("SELECT 1 FROM participant WHERE ticket = ? AND address = ?")
      .bind(ticket, address)
      .next();
}

void add_event(Session& session, domain::TicketNumber ticket, const domain::Event& event) {
  session.sqlite()
      .query("INSERT INTO event(ticket, at, actor, name, detail) VALUES (?, ?, ?, ?, ?)")
      .bind(ticket, event.at, event.actor, event.name, event.detail)
      .run();
}

void link_ids(Session& session, domain::TicketNumber ticket, std::span<const std::string> ids) {
  for (const std::string& id : ids)
    session.sqlite()
        .query("INSERT INTO thread_id(id, ticket) VALUES (?, ?) ON CONFLICT DO NOTHING")
        .bind(id, ticket)
        .run();
}

std::vector<domain::TicketNumber> tickets_linked_to(Session& session, std::string_view id) {
  constexpr std::int64_t enough = 8;  // one id in many tickets ties to none of them in particular
  auto query = session.sqlite().query("SELECT ticket FROM thread_id WHERE id = ? ORDER BY ticket LIMIT ?");
  query.bind(id, enough);
  std::vector<domain::TicketNumber> found;
  while (query.next()) found.push_back(domain::TicketNumber{query.number(0)});
  return found;
}

void mark_undeliverable(Session& session, std::string_view address, domain::Instant since,
                        std::string_view words) {
  session.sqlite()
      .query("INSERT INTO undeliverable(address, since, words) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
      .bind(address, since, words)
      .run();
}

bool is_undeliverable(Session& session, std::string_view address) {
  return session.sqlite().query("SELECT 1 FROM undeliverable WHERE address = ?").bind(address).next();
}

}  // namespace ticketd::store
