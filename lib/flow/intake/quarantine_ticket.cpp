// SPDX-License-Identifier: Apache-2.0
#include "flow/intake/quarantine_ticket.hpp"

#include "domain/change_status.hpp"
#include "domain/event.hpp"
#include "store/tickets.hpp"

namespace ticketd::flow {

domain::TicketNumber open_quarantined(store::Session& session, const Desk& desk, const store::Cursor& cursor,
                                      const std::string& subject, const std::string& words,
                                      domain::Instant now) {
  domain::Ticket ticket;
  ticket.subject = subject;
  ticket.queue = cursor.queue;
  ticket.language = desk.config().desk.language;
  ticket.opened = now;
  (void)domain::change_status(ticket, domain::Cause::TakingInFailed, now);  // it begins as that
  const auto number = store::open_ticket(session, ticket);
  store::add_event(session, number, {now, "ticketd", domain::event::Quarantined{words}});
  return number;
}

}  // namespace ticketd::flow
