// SPDX-License-Identifier: Apache-2.0
#include "flow/clocks/response_target.hpp"

#include "domain/event.hpp"
#include "domain/hours_end.hpp"
#include "store/tickets.hpp"

namespace ticketd::flow {

void note_wall_time(const Scene& scene, const domain::Ticket& ticket, const std::string& actor) {
  const auto& calendar = scene.desk.calendar_of(ticket);
  const auto since = domain::wall_time_since(calendar);
  if (!since || !ticket.respond_by || *ticket.respond_by <= *since) return;
  store::add_event(scene.session, ticket.number,
                   {scene.now, actor, domain::event::WallTimePromised{calendar.name(), *since}});
}

bool recompute_response_target(const Scene& scene, domain::Ticket& ticket, const std::string& actor) {
  if (!ticket.respond_by) return false;
  const auto& contract = scene.desk.contract_of(ticket);
  const auto before = *ticket.respond_by;
  ticket.respond_by = domain::add_working_time(scene.desk.calendar_of(contract), ticket.opened,
                                               contract.response_targets.at(ticket.priority));
  if (*ticket.respond_by == before) return false;
  store::add_event(scene.session, ticket.number,
                   {scene.now, actor, domain::event::TargetMoved{before, *ticket.respond_by}});
  note_wall_time(scene, ticket, actor);
  return true;
}

}  // namespace ticketd::flow
