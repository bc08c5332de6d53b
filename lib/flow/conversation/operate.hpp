// SPDX-License-Identifier: Apache-2.0
// An operator's or agent's words without mail: what `ticketctl command` and `ticketctl reply` ask of the
// daemon.
#pragma once

#include <string>
#include <string_view>
#include <variant>

#include "domain/action_plan.hpp"
#include "flow/scene.hpp"

namespace ticketd::flow {

struct NoSuchTicket {};

// As if a proven agent had written `text`, commands first: one transaction, the same mails to everybody else.
// `actor` stands in letters and in the history.
[[nodiscard]] std::variant<domain::ActionPlan, NoSuchTicket> operate(const Scene& scene,
                                                                     domain::TicketNumber number,
                                                                     const std::string& actor,
                                                                     std::string_view text);

}  // namespace ticketd::flow
