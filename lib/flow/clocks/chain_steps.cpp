// SPDX-License-Identifier: Apache-2.0
#include "flow/clocks/chain_steps.hpp"

#include <algorithm>
#include <map>

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

bool rings(const domain::EscalationStep* step) {
  return step != nullptr && step->by == domain::EscalationStep::By::Phone;
}

// The latest chain of each step that rings for people of ours.
std::map<const domain::EscalationStep*, store::ChainRow> alarms_of(const Scene& scene,
                                                                   const domain::Ticket& ticket) {
  std::map<const domain::EscalationStep*, store::ChainRow> alarms;
  for (auto& row : store::chains_of(scene.session, ticket.number)) {
    const auto* const step = step_of_chain(scene, ticket, row.step);
    if (row.chain.purpose == domain::ChainPurpose::Alarm && rings(step))
      alarms.insert_or_assign(step, std::move(row));
  }
  return alarms;
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

void arm_calls_again(const Scene& scene, const domain::Ticket& ticket) {
  const auto target = scene.desk.contract_of(ticket).response_targets.at(ticket.priority);
  const auto& policy = scene.desk.config().calls;
  auto alarms = alarms_of(scene, ticket);
  std::map<domain::ClockKind, domain::Seconds> first;
  for (const auto& [step, row] : alarms) {
    const auto amount = domain::amount_of(*step, target);
    const auto known = first.try_emplace(step->clock, amount).first;
    known->second = std::min(known->second, amount);
  }
  for (auto& [step, row] : alarms) {
    if (domain::is_running(row.chain)) continue;
    const auto later = domain::amount_of(*step, target) - first.at(step->clock);
    const auto at = after_working(scene, calendar_of(scene, ticket, step), policy.acknowledged_for + later);
    const int attempts = row.chain.attempts;
    row.chain = domain::start_chain(row.chain.purpose, row.chain.people, policy, at).chain;
    row.chain.attempts = attempts;
    store::save_chain(scene.session, row, scene.now);
  }
}

}  // namespace ticketd::flow
