// Senders who are no agent and look like one to a human eye: letters of other scripts, digits for letters,
// the agent's address in the display name, the desk's domain inside a longer one. A hint for people; it
// proves and forbids nothing.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "domain/directory.hpp"

namespace ticketd::domain {

// The name of the agent whom the sender resembles; empty: none. `address` may be anything that stood in From.
[[nodiscard]] std::string resembled_agent(std::span<const Agent> agents, std::string_view address,
                                          std::string_view display_name);

}  // namespace ticketd::domain
