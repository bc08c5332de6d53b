// SPDX-License-Identifier: Apache-2.0
// Tickets in columns: as many of them as the terminal has room for, the most telling ones first.
#pragma once

#include <vector>

#include "console/clocks.hpp"
#include "console/command.hpp"
#include "console/table.hpp"
#include "store/session.hpp"
#include "store/ticket_list.hpp"

namespace ticketd::console {

[[nodiscard]] Table ticket_table(const Invocation& invocation, store::Session& session,
                                 const ClockFace& clocks, const std::vector<store::ListedTicket>& tickets);

}  // namespace ticketd::console
