// SPDX-License-Identifier: Apache-2.0
#include "flow/intake/quarantine_ticket.hpp"

#include "domain/change_status.hpp"
#include "domain/event.hpp"
#include "store/tickets.hpp"

namespace ticketd::flow {

domain::TicketNumber open_quarantined(const Scene& scene, const store::Cursor& cursor,
                                      const std::string& subject, const std::string& words) {
  domain::Ticket ticket;
  ticket.subject = subject;
  ticket.queue = cursor.queue;
  ticket.language = scene.desk.config().desk.language;
  ticket.opened = scene.now;
  (void)domain::change_status(ticket, domain::Cause::TakingInFailed, scene.now);  // it begins as that
  const auto number = store::open_ticket(scene.session, ticket);
  store::add_event(scene.session, number, {scene.now, "ticketd", domain::event::Quarantined{words}});
  return number;
}

}  // namespace ticketd::flow
