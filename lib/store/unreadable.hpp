// SPDX-License-Identifier: Apache-2.0
// What lists have to leave out, as a column of it holds a number that means nothing, in words for people:
// "#7: ticket.status holds 9, which means nothing".
#pragma once

#include <string>
#include <vector>

#include "store/session.hpp"

namespace ticketd::store {

// Looking at the closed ones too costs a look at each.
enum class Among { NotClosed, All };
[[nodiscard]] std::vector<std::string> unreadable_tickets(Session& session, Among among);
// Of those that belong to no ticket.
[[nodiscard]] std::vector<std::string> unreadable_messages(Session& session);

}  // namespace ticketd::store
