// SPDX-License-Identifier: Apache-2.0
// Who is who, as configured: agents, customers with their contracts, and what a contract promises. Addresses
// are stored lower-case, so comparing them is comparing strings.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "domain/instant.hpp"

namespace ticketd::domain {

enum class Priority { Urgent = 1, High = 2, Normal = 3 };

struct Agent {
  std::string name;
  std::string address;
  std::string phone;     // E.164 or a sip: address; empty: none
  std::string language;  // empty: the desk's
  // Others that the agent writes from; the desk writes to `address`.
  std::vector<std::string> addresses{};
};

// `address` or one of `addresses`; folds what it is given.
[[nodiscard]] bool is_address_of(const Agent& agent, std::string_view address);

struct Contract {
  std::string name = "standard";
  std::string calendar = "24x7";
  // Working time from arrival within which work begins.
  std::map<Priority, Seconds> response_targets{{Priority::Urgent, std::chrono::hours{2}},
                                               {Priority::High, std::chrono::hours{4}},
                                               {Priority::Normal, std::chrono::hours{8}}};
  Priority may_ask_for = Priority::Normal;  // the highest a customer gets by asking
  Priority default_priority = Priority::Normal;
  std::string language;    // empty: not said
  std::string escalation;  // name of an escalation list; empty: the desk's
  bool is_agreed = true;   // false: nobody wrote it down; the desk has targets, and promises nobody anything
};

struct Contact {
  std::string name;
  std::string address;
  std::string phone;
};

struct Customer {
  std::string name;
  std::vector<std::string> domains;
  std::vector<std::string> addresses;
  std::string language;  // empty: not said
  std::string contract;
  std::vector<Contact> contacts;
};

// The configured people, found by address. What is said here rests on what a mail claims: it proves nothing.
class Directory {
 public:
  // `contracts` has at least one: the first is that of whoever is not a customer.
  Directory(std::vector<Agent> agents, std::vector<Contract> contracts, std::vector<Customer> customers);

  // By its address, then by its contacts', then by its domain or a subdomain of it; nullptr: nobody's.
  [[nodiscard]] const Customer* customer_of(std::string_view address) const;
  [[nodiscard]] const Contract& contract_of(const Customer* customer) const;
  [[nodiscard]] const Contract& contract_named(
      std::string_view name) const;  // the default one if there is none such
  [[nodiscard]] const Agent* agent_with(std::string_view address) const;
  [[nodiscard]] const Agent* agent_named(std::string_view name) const;
  [[nodiscard]] const std::vector<Agent>& agents() const { return agents_; }
  [[nodiscard]] const std::vector<Contract>& contracts() const { return contracts_; }
  [[nodiscard]] const std::vector<Customer>& customers() const { return customers_; }

 private:
  std::vector<Agent> agents_;
  std::vector<Contract> contracts_;
  std::vector<Customer> customers_;
  std::map<std::string, std::size_t, std::less<>> by_address_;  // of customers_
  std::map<std::string, std::size_t, std::less<>> by_domain_;
};

}  // namespace ticketd::domain
