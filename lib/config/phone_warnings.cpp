// SPDX-License-Identifier: Apache-2.0
#include "config/phone_warnings.hpp"

#include <algorithm>

#include "config/network_form.hpp"

namespace ticketd::config {
namespace {

bool rings_assignee(const EscalationStep& step) {
  return step.by == EscalationStep::By::Phone &&
         std::any_of(step.tell.begin(), step.tell.end(),
                     [](const auto& told) { return std::holds_alternative<domain::Assignee>(told); });
}

std::string without_phone(const Config& config) {
  std::string names;
  for (const auto& agent : config.agents)
    if (agent.phone.empty()) names += (names.empty() ? "" : ", ") + agent.name;
  return names;
}

void look_at(const Config& config, const std::string& key, const std::vector<EscalationStep>& steps,
             std::vector<Problem>& warnings) {
  const std::string names = without_phone(config);
  if (names.empty()) return;
  for (std::size_t i = 0; i < steps.size(); ++i)
    if (rings_assignee(steps[i]))
      warnings.push_back(
          {config.file.string(), 0, key + "[" + std::to_string(i) + "].tell",
           "rings the assignee, and these agents have no phone: " + names +
               "; the step's next person or whoever carries the desk's phone is rung for them"});
}

// Of "sip:user@host:port;transport=udp".
std::string host_of(const std::string& address) {
  auto host = address.substr(address.find(':') + 1);
  host = host.substr(host.find('@') == std::string::npos ? 0 : host.find('@') + 1);
  if (host.starts_with('[')) return host.substr(1, host.find(']') - 1);
  return host.substr(0, host.find_first_of(":;"));
}

}  // namespace

std::vector<Problem> phone_warnings(const Config& config) {
  std::vector<Problem> warnings;
  look_at(config, "escalation", config.escalation, warnings);
  for (const auto& [name, steps] : config.escalations)
    look_at(config, "escalations." + name, steps, warnings);
  for (std::size_t i = 0; i < config.gateways.size(); ++i) {
    const auto* const sip = std::get_if<SipGateway>(&config.gateways[i]);
    if (sip == nullptr || !sip->user.empty()) continue;
    const auto host = host_of(sip->proxy.empty() ? sip->account : sip->proxy);
    if (!is_loopback(host))
      warnings.push_back(
          {config.file.string(), 0, "phone[" + std::to_string(i) + "].sip",
           "has no user and password; " + host + " must take calls from this address without"});
  }
  return warnings;
}

}  // namespace ticketd::config
