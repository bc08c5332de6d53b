// SPDX-License-Identifier: Apache-2.0
// What lists have to leave out, as a column of it holds a number that means nothing, in words for people:
// "#7: ticket.status holds 9, which means nothing".
#pragma once

#include <string>
#include <vector>

#include "store/session.hpp"

namespace ticketd::store {

[[nodiscard]] std::vector<std::string> unreadable_tickets(Session& session);
// Of those that belong to no ticket.
[[nodiscard]] std::vector<std::string> unreadable_messages(Session& session);

}  // namespace ticketd::store
