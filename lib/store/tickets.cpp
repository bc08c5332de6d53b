// SPDX-License-Identifier: Apache-2.0
#include "store/tickets.hpp"

#include "domain/event_fields.hpp"
#include "store/event_json.hpp"
#include "store/query.hpp"
#include "store/ticket_row.hpp"

namespace ticketd::store {

domain::TicketNumber open_ticket(Session& session, const domain::Ticket& ticket) {
  auto query = session.query("INSERT INTO ticket(" TICKET_COLUMNS ") VALUES " TICKET_VALUES);
  bind_ticket(query, ticket).run();
  return domain::TicketNumber{session.number_given()};
}

std::optional<domain::Ticket> find_ticket(Session& session, domain::TicketNumber number) {
  auto query = session.query("SELECT " TICKET_COLUMNS ", number FROM ticket WHERE number = ?");
  if (!query.bind(number).next()) return std::nullopt;
  return ticket_from(query);
}

void save_ticket(Session& session, const domain::Ticket& ticket) {
  auto query = session.query("UPDATE ticket SET (" TICKET_COLUMNS ") = " TICKET_VALUES " WHERE number = ?");
  bind_ticket(query, ticket, ticket.number).run();
}

void add_participant(Session& session, domain::TicketNumber ticket, std::string_view address,
                     ParticipantRole role) {
  session.query("INSERT INTO participant(ticket, address, role) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
      .bind(ticket, address, role)
      .run();
}

bool is_participant(Session& session, domain::TicketNumber ticket, std::string_view address) {
  return session.query("SELECT 1 FROM participant WHERE ticket = ? AND address = ?")
      .bind(ticket, address)
      .next();
}

void add_event(Session& session, domain::TicketNumber ticket, const domain::Event& event) {
  session.query("INSERT INTO event(ticket, at, actor, name, detail, data) VALUES (?, ?, ?, ?, '', ?)")
      .bind(ticket, event.at, event.actor, domain::name_of(event.what), event_data(event.what))
      .run();
}

void link_ids(Session& session, domain::TicketNumber ticket, std::span<const std::string> ids) {
  for (const std::string& id : ids)
    session.query("INSERT INTO thread_id(id, ticket) VALUES (?, ?) ON CONFLICT DO NOTHING")
        .bind(id, ticket)
        .run();
}

std::vector<domain::TicketNumber> tickets_linked_to(Session& session, std::string_view id) {
  constexpr std::int64_t enough = 8;  // one id in many tickets ties to none of them in particular
  auto query = session.query("SELECT ticket FROM thread_id WHERE id = ? ORDER BY ticket LIMIT ?");
  query.bind(id, enough);
  std::vector<domain::TicketNumber> found;
  while (query.next()) found.push_back(domain::TicketNumber{query.number(0)});
  return found;
}

void mark_undeliverable(Session& session, std::string_view address, domain::Instant since,
                        std::string_view words) {
  session.query("INSERT INTO undeliverable(address, since, words) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
      .bind(address, since, words)
      .run();
}

bool is_undeliverable(Session& session, std::string_view address) {
  return session.query("SELECT 1 FROM undeliverable WHERE address = ?").bind(address).next();
}

}  // namespace ticketd::store
