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
const domain::Calendar* calendar_of(store::Session& session, const Desk& desk, const domain::Ticket& ticket,
                                    const std::string& step) {
  const auto& contract = desk.contract_of(ticket);
  const auto& steps = desk.steps_of(contract);
  const auto known =
      std::find_if(steps.begin(), steps.end(), [&](const auto& one) { return name_of(one) == step; });
  if (known != steps.end() && !known->calendar.empty()) return &desk.calendar_named(known->calendar);
  if (known == steps.end() && store::is_internal(session, ticket.number)) return nullptr;
  return &desk.calendar_of(contract);
}

void take(store::Session& session, const Desk& desk, const domain::Ticket& ticket, store::ChainRow row,
          const std::string& person, domain::Instant now) {
  const auto until = acknowledged_until(session, desk, ticket, row, now);
  row.chain = domain::acknowledge(row.chain, person, until).chain;
  store::keep_chain(session, row, now);
  end_drill(session, desk, row, now);
}

}  // namespace

domain::Instant acknowledged_until(store::Session& session, const Desk& desk, const domain::Ticket& ticket,
                                   const store::ChainRow& row, domain::Instant now) {
  const auto length = row.chain.policy.acknowledged_for;
  const auto* const calendar = calendar_of(session, desk, ticket, row.step);
  if (calendar == nullptr) return now + length;
  try {
    return domain::add_working_time(*calendar, now, length);
  } catch (const domain::CalendarError&) {
    return now + length;  // a calendar that has no more hours must not end the chain
  }
}

bool acknowledge_chain(store::Session& session, const Desk& desk, domain::TicketNumber ticket,
                       const std::string& person, domain::Instant now) {
  const auto known = store::ticket_numbered(session, ticket);
  if (!known) return false;
  bool changed = false;
  for (const auto& row : store::chains_of(session, ticket)) {
    const bool can_be_taken =
        row.chain.purpose == domain::ChainPurpose::Alarm && row.chain.state != domain::ChainState::Stopped;
    if (!can_be_taken) continue;
    take(session, desk, *known, row, person, now);
    changed = true;
  }
  if (changed)
    store::add_event(
        session, ticket,
        {now, person,
         domain::event::EscalationAcknowledged{domain::event::EscalationAcknowledged::By::Word}});
  return changed;
}

void take_other_chains(store::Session& session, const Desk& desk, const domain::Ticket& ticket,
                       domain::EscalationNumber taken, const std::string& person, domain::Instant now) {
  for (const auto& row : store::chains_of(session, ticket.number))
    if (row.number != taken && row.chain.purpose == domain::ChainPurpose::Alarm &&
        domain::is_running(row.chain))
      take(session, desk, ticket, row, person, now);
}

}  // namespace ticketd::flow
