// SPDX-License-Identifier: Apache-2.0
#include "flow/escalation/taken_chain.hpp"

#include "domain/event.hpp"
#include "flow/clocks/chain_steps.hpp"
#include "flow/escalation/drill.hpp"
#include "store/tickets.hpp"

namespace ticketd::flow {
namespace {

void take(const Scene& scene, const domain::Ticket& ticket, store::ChainRow row, const std::string& person) {
  const auto until = acknowledged_until(scene, ticket, row);
  row.chain = domain::acknowledge(row.chain, person, until).chain;
  store::save_chain(scene.session, row, scene.now);
  end_drill(scene, row);
}

}  // namespace

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
