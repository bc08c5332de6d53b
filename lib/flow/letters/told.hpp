// SPDX-License-Identifier: Apache-2.0
// From the names in a chain to people: what number each has, and which language they are spoken to in.
#pragma once

#include <string>
#include <string_view>

#include "domain/directory.hpp"
#include "domain/ticket.hpp"
#include "flow/desk.hpp"

namespace ticketd::flow {

// Stands in a notice's chain for whoever the customer's contact is when the call is placed. No agent's name.
inline constexpr std::string_view the_customer = "customer's contact";

// Whom to call at the customer: the contact that wrote, else the first with a number; nullptr: nobody.
[[nodiscard]] const domain::Contact* customer_contact(const Desk& desk, const domain::Ticket& ticket);

struct Callee {
  std::string name;
  std::string phone;  // empty: none
  std::string language;
};
[[nodiscard]] Callee callee(const Desk& desk, const domain::Ticket& ticket, const std::string& person);

}  // namespace ticketd::flow
