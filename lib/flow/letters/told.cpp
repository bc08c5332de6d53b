// SPDX-License-Identifier: Apache-2.0
#include "flow/letters/told.hpp"

#include <algorithm>

namespace ticketd::flow {

const domain::Contact* customer_contact(const Desk& desk, const domain::Ticket& ticket) {
  const auto& customers = desk.directory().customers();
  const auto customer = std::find_if(customers.begin(), customers.end(),
                                     [&](const auto& one) { return one.name == ticket.customer; });
  if (customer == customers.end()) return nullptr;
  const domain::Contact* found = nullptr;
  for (const auto& contact : customer->contacts) {
    if (contact.phone.empty()) continue;
    if (contact.address == ticket.requester) return &contact;
    if (found == nullptr) found = &contact;
  }
  return found;
}

Callee callee(const Desk& desk, const domain::Ticket& ticket, const std::string& person) {
  if (person == the_customer) {
    const auto* const contact = customer_contact(desk, ticket);
    return contact == nullptr ? Callee{person, {}, ticket.language}
                              : Callee{contact->name, contact->phone, ticket.language};
  }
  const auto* const agent = desk.directory().agent_named(person);
  if (agent == nullptr) return {person, {}, desk.language_of(nullptr)};
  return {agent->name, agent->phone, desk.language_of(agent)};
}

}  // namespace ticketd::flow
