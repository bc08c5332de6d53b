// SPDX-License-Identifier: Apache-2.0
#include "flow/escalation/taken_chain.hpp"

#include <algorithm>

#include "domain/event.hpp"
#include "flow/escalation/drill.hpp"
#include "store/tickets.hpp"
#include "store/troubles.hpp"

namespace ticketd::flow {
namespace {

// On which the step counts that began the chain; nothing: on none, it rings at any hour.
const domain::Calendar* calendar_of(const Scene& scene, const domain::Ticket& ticket,
                                    const std::string& step) {
  const auto& contract = scene.desk.contract_of(ticket);
  const auto& steps = scene.desk.steps_of(contract);
  const auto known =
      std::find_if(steps.begin(), steps.end(), [&](const auto& one) { return name_of(one) == step; });
  if (known != steps.end() && !known->calendar.empty()) return &scene.desk.calendar_named(known->calendar);
  if (known == steps.end() && store::is_internal(scene.session, ticket.number)) return nullptr;
  return &scene.desk.calendar_of(contract);
}

void take(const Scene& scene, const domain::Ticket& ticket, store::ChainRow row, const std::string& person) {
  const auto until = acknowledged_until(scene, ticket, row);
  row.chain = domain::acknowledge(row.chain, person, until).chain;
  store::save_chain(scene.session, row, scene.now);
  end_drill(scene, row);
}

}  // namespace

domain::Instant acknowledged_until(const Scene& scene, const domain::Ticket& ticket,
                                   const store::ChainRow& row) {
  const auto length = row.chain.policy.acknowledged_for;
  const auto* const calendar = calendar_of(scene, ticket, row.step);
  if (calendar == nullptr) return scene.now + length;
  try {
    return domain::add_working_time(*calendar, scene.now, length);
  } catch (const domain::CalendarError&) {
    return scene.now + length;  // a calendar that has no more hours must not end the chain
  }
}

bool acknowledge_chain(const Scene& scene, domain::TicketNumber ticket, const std::string& person) {
  const auto known = store::find_ticket(scene.session, ticket);
  if (!known) return false;
  bool changed = false;
  for (const auto& row : store::chains_of(scene.session, ticket)) {
    const bool can_be_taken =
        row.chain.purpose == domain::ChainPurpose::Alarm && row.chain.state != domain::ChainState::Stopped;
    if (!can_be_taken) continue;
    take(scene, *known, row, person);
    changed = true;
  }
  if (changed)
    store::add_event(
        scene.session, ticket,
        {scene.now, person,
         domain::event::EscalationAcknowledged{domain::event::EscalationAcknowledged::By::Word}});
  return changed;
}

void take_other_chains(const Scene& scene, const domain::Ticket& ticket, domain::EscalationNumber taken,
                       const std::string& person) {
  for (const auto& row : store::chains_of(scene.session, ticket.number))
    if (row.number != taken && row.chain.purpose == domain::ChainPurpose::Alarm &&
        domain::is_running(row.chain))
      take(scene, ticket, row, person);
}

}  // namespace ticketd::flow
