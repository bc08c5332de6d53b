// SPDX-License-Identifier: Apache-2.0
#include "flow/clocks/save_status_change.hpp"

#include "domain/change_status.hpp"
#include "domain/describe_event.hpp"
#include "domain/event.hpp"
#include "flow/clocks/ticket_clocks.hpp"
#include "store/tickets.hpp"

namespace ticketd::flow {

bool save_status_change(const Scene& scene, domain::Ticket& ticket, domain::Cause cause,
                        std::string_view actor) {
  const auto changed = domain::change_status(ticket, cause, scene.now);
  if (!changed) return false;
  store::add_event(scene.session, ticket.number, {scene.now, std::string(actor), *changed});
  update_clocks(scene, ticket, changed->from, cause, std::string(actor));
  return true;
}

}  // namespace ticketd::flow
