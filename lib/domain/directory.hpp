// Who is who, as configured: agents, customers with their contracts, and what a contract promises. Addresses
// are stored lower-case, so comparing them is comparing strings.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "domain/instant.hpp"

namespace ticketd::domain {

enum class Priority { Urgent = 1, High = 2, Normal = 3 };

struct Agent {
  std::string name;
  std::string address;
  std::string phone;     // E.164 or a sip: address; empty: none
  std::string language;  // empty: the desk's
};

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

}  // namespace ticketd::domain
