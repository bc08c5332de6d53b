// SPDX-License-Identifier: Apache-2.0
#include "config/defaults.hpp"

#include <algorithm>

namespace ticketd::config {
namespace {

using Step = EscalationStep;
constexpr std::chrono::hours four_hours{4};

bool has_phone(const domain::Agent& agent) {
  return !agent.phone.empty();
}

bool can_ring(const Config& config) {
  return !config.gateways.empty() && std::any_of(config.agents.begin(), config.agents.end(), has_phone);
}

std::vector<Told> on_call(const Config& config) {
  if (config.agents.empty()) return {Ops{}};
  if (!config.rotas.empty()) return {OnCall{config.rotas.front().name}};
  const bool by_phone = can_ring(config);
  std::vector<Told> everybody;
  for (const domain::Agent& agent : config.agents) {
    if (has_phone(agent) || !by_phone) everybody.emplace_back(Person{agent.name});
  }
  return everybody;
}

Step step(Step::Clock clock, std::variant<PercentOfTarget, domain::Seconds> at, std::vector<Told> tell,
          Step::By by) {
  Step made;
  made.clock = clock;
  made.at = at;
  made.tell = std::move(tell);
  made.by = by;
  return made;
}

}  // namespace

std::vector<EscalationStep> default_escalation(const Config& config) {
  const Step::By ring = can_ring(config) ? Step::By::Phone : Step::By::Mail;
  const std::vector<Told> first =
      config.agents.empty() ? std::vector<Told>{Ops{}} : std::vector<Told>{Assignee{}};
  std::vector<Told> overdue = on_call(config);
  if (!config.agents.empty()) overdue.insert(overdue.begin(), Assignee{});
  return {step(Step::Clock::Response, PercentOfTarget{75}, first, Step::By::Mail),
          step(Step::Clock::Response, PercentOfTarget{100}, std::move(overdue), Step::By::Mail),
          step(Step::Clock::Open, four_hours, on_call(config), ring),
          step(Step::Clock::Work, four_hours, first, ring)};
}

void complete_customers(Config& config) {
  for (domain::Customer& customer : config.customers) {
    if (customer.contract.empty()) customer.contract = config.contracts.front().name;
  }
}

}  // namespace ticketd::config
