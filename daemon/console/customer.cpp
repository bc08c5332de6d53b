// SPDX-License-Identifier: Apache-2.0
#include <memory>
#include <ostream>
#include <string>

#include <nlohmann/json.hpp>

#include "config/partial.hpp"
#include "console/command.hpp"
#include "console/command_line.hpp"
#include "console/json_answer.hpp"
#include "domain/address.hpp"

namespace ticketd::console {
namespace {

using nlohmann::json;

std::string why(const domain::Customer& customer, const std::string& address) {
  for (const auto& each : customer.addresses)
    if (domain::folded(each) == address) return "the address is listed";
  for (const auto& contact : customer.contacts)
    if (domain::folded(contact.address) == address) return "the address is a contact's: " + contact.name;
  return "the domain " + std::string(domain::domain_of(address)) +
         " is the customer's, or under one of theirs";
}

void explain(Invocation& invocation, const std::string& written) {
  const auto config = config::load_without_secrets(invocation.config);
  const domain::Directory directory(config.agents, config.contracts, config.customers);
  const std::string address = domain::folded(written);
  const auto* const customer = directory.customer_of(address);
  const auto& contract = directory.contract_of(customer);
  const auto* const agent = directory.agent_with(address);
  const std::string reason = customer == nullptr
                                 ? "no customer has this address or domain: the default contract"
                                 : why(*customer, address);
  if (customer == nullptr) invocation.exit_code = No;
  if (invocation.json) {
    print_json(invocation, {{"address", address},
                            {"customer", customer == nullptr ? json() : json(customer->name)},
                            {"contract", contract.name},
                            {"calendar", contract.calendar},
                            {"may_ask_for", static_cast<int>(contract.may_ask_for)},
                            {"agent", agent == nullptr ? json() : json(agent->name)},
                            {"reason", reason}});
    return;
  }
  invocation.out << address << ": " << (customer == nullptr ? "no customer" : customer->name) << '\n'
                 << "  why:      " << reason << '\n'
                 << "  contract: " << contract.name << " (calendar " << contract.calendar << ")\n";
  if (agent != nullptr) invocation.out << "  agent:    " << agent->name << '\n';
}

}  // namespace

void add_customer(Command app, Invocation& invocation) {
  auto address = std::make_shared<std::string>();
  Command command = app.add_subcommand("customer", "whose address it is, by which contract, and why");
  command.add_option("address", *address, "a mail address").required();
  command.footer("Example:\n  ticketctl customer eva@volvo.example");
  command.callback([address, &invocation] { explain(invocation, *address); });
}

}  // namespace ticketd::console
