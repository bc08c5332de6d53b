// SPDX-License-Identifier: Apache-2.0
#include "flow/turn_status.hpp"

#include "domain/event.hpp"
#include "flow/ticket_clocks.hpp"
#include "store/tickets.hpp"

namespace ticketd::flow {

bool turn_status(const Scene& scene, domain::Ticket& ticket, domain::Cause cause, std::string_view actor) {
  const auto after = domain::status_after(ticket.status, cause);
  if (!after || *after == ticket.status) return false;
  const std::string detail = std::string(name_of(ticket.status)) + " -> " + std::string(name_of(*after)) +
                             ": " + std::string(name_of(cause));
  const auto before = ticket.status;
  ticket.status = *after;
  ticket.closed.reset();
  if (*after == domain::Status::Closed) ticket.closed = scene.now;
  store::add_event(scene.session, ticket.number,
                   {scene.now, std::string(actor), domain::event_name::status_changed, detail});
  follow_change(scene.session, scene.desk, ticket, before, cause, std::string(actor), scene.now);
  return true;
}

}  // namespace ticketd::flow
