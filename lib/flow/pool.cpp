// SPDX-License-Identifier: Apache-2.0
#include "flow/pool.hpp"

#include <algorithm>

#include "domain/assignment.hpp"
#include "store/agent_work.hpp"

namespace ticketd::flow {
namespace {

bool fits(const config::Assignment& rule, const domain::Ticket& ticket, const config::Queue& queue) {
  return (rule.queue.empty() || rule.queue == queue.name) &&
         (rule.customer.empty() || rule.customer == ticket.customer) &&
         (!rule.priority || *rule.priority == ticket.priority);
}

std::vector<std::string> pool_for(const Desk& desk, const domain::Ticket& ticket,
                                  const config::Queue& queue) {
  const auto& rules = desk.config().assignments;
  const auto rule =
      std::find_if(rules.begin(), rules.end(), [&](const auto& each) { return fits(each, ticket, queue); });
  return rule == rules.end() ? agents_of(desk, queue) : rule->to;
}

}  // namespace

std::vector<std::string> agents_of(const Desk& desk, const config::Queue& queue) {
  if (!queue.agents.empty()) return queue.agents;
  std::vector<std::string> names;
  for (const auto& agent : desk.directory().agents()) names.push_back(agent.name);
  return names;
}

std::string next_agent(const Scene& scene, const domain::Ticket& ticket, const config::Queue& queue) {
  const auto pool = pool_for(scene.desk, ticket, queue);
  if (pool.empty()) return {};
  std::string key;
  for (const auto& name : pool) key += name + ' ';
  auto agent = domain::next_in_turn(pool, store::last_in_turn(scene.session, key));
  if (!agent.empty()) store::save_turn(scene.session, key, agent);
  return agent;
}

}  // namespace ticketd::flow
