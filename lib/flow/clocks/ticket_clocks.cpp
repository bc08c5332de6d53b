// SPDX-License-Identifier: Apache-2.0
#include "flow/clocks/ticket_clocks.hpp"

#include "domain/fired_steps.hpp"
#include "flow/clocks/chain_steps.hpp"
#include "flow/clocks/running_chain.hpp"
#include "store/clocks.hpp"
#include "store/troubles.hpp"

namespace ticketd::flow {
namespace {

domain::StepFacts facts_of(const Desk& desk, const domain::Ticket& ticket) {
  const auto& contract = desk.contract_of(ticket);
  domain::StepFacts facts;
  facts.times.started = ticket.opened;
  facts.priority = ticket.priority;
  facts.response_target = contract.response_targets.at(ticket.priority);
  facts.calendar = [&desk, &contract](const std::string& name) -> const domain::Calendar& {
    return name.empty() ? desk.calendar_of(contract) : desk.calendar_named(name);
  };
  return facts;
}

bool runs_again(domain::Status before, domain::Status after) {
  const bool stood = before != domain::Status::New && before != domain::Status::Open;
  return stood && after == domain::Status::Open;
}

}  // namespace

domain::StepFacts step_facts(const Scene& scene, const domain::Ticket& ticket) {
  auto facts = facts_of(scene.desk, ticket);
  facts.times = store::times_of(scene.session, ticket);
  facts.fired =
      domain::fired_by_rows(scene.desk.steps_of(ticket), store::fired_steps(scene.session, ticket.number));
  return facts;
}

void arm_new(const Scene& scene, const domain::Ticket& ticket) {
  if (!ticket.respond_by) return;
  const auto at = domain::next_step_at(scene.desk.steps_of(ticket), facts_of(scene.desk, ticket));
  if (at)
    store::set_due(scene.session, ticket.number, at);
  else
    store::set_unwatched(scene.session, ticket.number, ticket.respond_by);
}

void arm_again(const Scene& scene, const domain::Ticket& ticket) {
  std::optional<domain::Instant> at;
  if (ticket.respond_by) at = domain::next_step_at(scene.desk.steps_of(ticket), step_facts(scene, ticket));
  save_next_step(scene.session, ticket, at);
}

void save_next_step(store::Session& session, const domain::Ticket& ticket,
                    std::optional<domain::Instant> at) {
  store::set_due(session, ticket.number, at);
  store::set_unwatched(session, ticket.number, at ? std::nullopt : ticket.respond_by);
}

void update_clocks(const Scene& scene, const domain::Ticket& after, domain::Status before,
                   domain::Cause cause, const std::string& actor) {
  if (after.status != before)
    store::record_status_change(scene.session, after.number, {scene.now, after.status});
  if (domain::ends_running_chain(cause) || after.status == domain::Status::Closed)
    end_running_chain(scene.session, after.number,
                      {domain::event::EscalationStopped::Why::StatusChanged, cause}, actor, scene.now);
  else if (runs_again(before, after.status))
    arm_calls_again(scene, after);
  arm_again(scene, after);
}

}  // namespace ticketd::flow
