// SPDX-License-Identifier: Apache-2.0
#include "domain/directory.hpp"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "domain/address.hpp"

namespace ticketd::domain {

bool is_address_of(const Agent& agent, std::string_view address) {
  const std::string key = folded(address);
  return folded(agent.address) == key ||
         std::any_of(agent.addresses.begin(), agent.addresses.end(),
                     [&](const std::string& other) { return folded(other) == key; });
}

Directory::Directory(std::vector<Agent> agents, std::vector<Contract> contracts,
                     std::vector<Customer> customers)
    : agents_(std::move(agents)), contracts_(std::move(contracts)), customers_(std::move(customers)) {
  if (contracts_.empty()) throw std::invalid_argument("a directory needs a contract");
  for (std::size_t i = 0; i < customers_.size(); ++i) {
    for (const auto& address : customers_[i].addresses) by_address_.emplace(folded(address), i);
    for (const auto& contact : customers_[i].contacts) by_address_.emplace(folded(contact.address), i);
    for (const auto& domain : customers_[i].domains) by_domain_.emplace(folded(domain), i);
  }
}

const Customer* Directory::customer_of(std::string_view address) const {
  const std::string key = folded(address);
  if (const auto found = by_address_.find(key); found != by_address_.end()) return &customers_[found->second];
  for (std::string_view domain = domain_of(key); !domain.empty();) {
    if (const auto found = by_domain_.find(domain); found != by_domain_.end())
      return &customers_[found->second];
    const auto dot = domain.find('.');
    domain = dot == std::string_view::npos ? std::string_view() : domain.substr(dot + 1);
  }
  return nullptr;
}

const Contract& Directory::contract_of(const Customer* customer) const {
  return contract_named(customer == nullptr ? std::string_view() : std::string_view(customer->contract));
}

const Contract& Directory::contract_named(std::string_view name) const {
  const auto found =
      std::find_if(contracts_.begin(), contracts_.end(), [&](const Contract& c) { return c.name == name; });
  return found == contracts_.end() ? contracts_.front() : *found;
}

const Agent* Directory::agent_with(std::string_view address) const {
  const auto found =
      std::find_if(agents_.begin(), agents_.end(), [&](const Agent& a) { return is_address_of(a, address); });
  return found == agents_.end() ? nullptr : &*found;
}

const Agent* Directory::agent_named(std::string_view name) const {
  const auto found =
      std::find_if(agents_.begin(), agents_.end(), [&](const Agent& a) { return a.name == name; });
  return found == agents_.end() ? nullptr : &*found;
}

}  // namespace ticketd::domain
