// SPDX-License-Identifier: Apache-2.0
#include "flow/clocks/armed_steps.hpp"

#include "flow/clocks/ticket_clocks.hpp"
#include "flow/clocks/whom_to_ring.hpp"
#include "store/clocks.hpp"
#include "store/tickets.hpp"

namespace ticketd::flow {
namespace {

std::optional<ArmedStep> next_of(const Scene& scene, const domain::Ticket& ticket) {
  const auto& steps = scene.desk.steps_of(ticket);
  const auto facts = step_facts(scene, ticket);
  std::optional<ArmedStep> next;
  for (const auto& step : steps) {
    const auto at = domain::next_step_at(std::span(&step, 1), facts);
    if (!at || (next && next->at <= *at)) continue;
    next = ArmedStep{ticket.number, step.clock, name_of(step), *at,
                     whom_to_tell(scene.desk, step, ticket, scene.now).agents};
  }
  return next;
}

}  // namespace

std::vector<ArmedStep> armed_steps(const Scene& scene, std::size_t at_most) {
  std::vector<ArmedStep> armed;
  for (const auto number : store::tickets_armed(scene.session, at_most)) {
    const auto ticket = store::find_ticket(scene.session, number);
    if (!ticket) continue;
    if (auto next = next_of(scene, *ticket)) armed.push_back(std::move(*next));
  }
  return armed;
}

}  // namespace ticketd::flow
