// SPDX-License-Identifier: Apache-2.0
#include "flow/clocks/chain_steps.hpp"

#include "domain/fired_steps.hpp"
#include "domain/working_time.hpp"
#include "store/clocks.hpp"
#include "store/troubles.hpp"

namespace ticketd::flow {
namespace {

// On which the step counts that began the chain; nothing: on none, it rings at any hour.
const domain::Calendar* calendar_of(const Scene& scene, const domain::Ticket& ticket,
                                    const domain::EscalationStep* step) {
  if (step != nullptr && !step->calendar.empty()) return &scene.desk.calendar_named(step->calendar);
  if (step == nullptr && store::is_internal(scene.session, ticket.number)) return nullptr;
  return &scene.desk.calendar_of(ticket);
}

domain::Instant after_working(const Scene& scene, const domain::Calendar* calendar, domain::Seconds length) {
  if (calendar == nullptr) return scene.now + length;
  try {
    return domain::add_working_time(*calendar, scene.now, length);
  } catch (const domain::CalendarError&) {
    return scene.now + length;  // a calendar that has no more hours must not end the chain
  }
}

}  // namespace

const domain::EscalationStep* step_of_chain(const Scene& scene, const domain::Ticket& ticket,
                                            const std::string& name) {
  return domain::step_once_named(scene.desk.steps_of(ticket),
                                 store::fired_steps(scene.session, ticket.number), name);
}

domain::Instant acknowledged_until(const Scene& scene, const domain::Ticket& ticket,
                                   const store::ChainRow& row) {
  const auto* const calendar = calendar_of(scene, ticket, step_of_chain(scene, ticket, row.step));
  return after_working(scene, calendar, row.chain.policy.acknowledged_for);
}

}  // namespace ticketd::flow
