// SPDX-License-Identifier: Apache-2.0
// Delivery reports about the desk's mails, as a far server makes them.
#pragma once

#include <string>

#include "story/agent_world.hpp"

namespace ticketd::story {

// Of the newest mail that was sent there.
[[nodiscard]] std::string bounce_of(AgentWorld& world, const std::string& recipient,
                                    const std::string& status = "5.1.1");

}  // namespace ticketd::story
