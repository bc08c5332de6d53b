// SPDX-License-Identifier: Apache-2.0
#include "flow/clocks/whom_to_ring.hpp"

#include <algorithm>

namespace ticketd::flow {
namespace {

bool can_be_rung(const Desk& desk, const std::string& person) {
  const auto* const agent = desk.directory().agent_named(person);
  return agent != nullptr && !agent->phone.empty();
}

}  // namespace

domain::Recipients whom_to_tell(const Desk& desk, const domain::EscalationStep& step,
                                const domain::Ticket& ticket, domain::Instant now) {
  auto told = domain::recipients_of(step, ticket.assignee, desk.rotas(), now);
  if (step.by != domain::EscalationStep::By::Phone) return told;
  std::vector<std::string> rung;
  for (const auto& person : told.agents) {
    if (can_be_rung(desk, person))
      rung.push_back(person);
    else
      told.missing.push_back(person + " has no number");
  }
  told.agents = std::move(rung);
  return told;
}

std::vector<std::string> ops_chain(const Desk& desk, domain::Instant now) {
  std::vector<std::string> people;
  if (!desk.config().rotas.empty()) {
    people = desk.rotas().at(desk.config().rotas.front().name)->carrier_and_next(now);
    std::erase_if(people, [&](const auto& person) { return !can_be_rung(desk, person); });
  }
  if (!people.empty()) return people;
  for (const auto& agent : desk.directory().agents())
    if (!agent.phone.empty()) people.push_back(agent.name);
  return people;
}

}  // namespace ticketd::flow
