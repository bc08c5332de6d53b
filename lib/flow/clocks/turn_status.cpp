// SPDX-License-Identifier: Apache-2.0
#include "flow/clocks/turn_status.hpp"

#include "domain/change_status.hpp"
#include "domain/describe_event.hpp"
#include "domain/event.hpp"
#include "flow/clocks/ticket_clocks.hpp"
#include "store/tickets.hpp"

namespace ticketd::flow {

bool turn_status(const Scene& scene, domain::Ticket& ticket, domain::Cause cause, std::string_view actor) {
  const auto changed = domain::change_status(ticket, cause, scene.now);
  if (!changed) return false;
  store::add_event(scene.session, ticket.number, {scene.now, std::string(actor), *changed});
  follow_change(scene, ticket, changed->from, cause, std::string(actor));
  return true;
}

}  // namespace ticketd::flow
