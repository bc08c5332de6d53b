// SPDX-License-Identifier: Apache-2.0
// Who may get a ticket, and who gets the next one.
#pragma once

#include <string>
#include <vector>

#include "flow/scene.hpp"

namespace ticketd::flow {

// Names of the agents who work on a queue.
[[nodiscard]] std::vector<std::string> agents_of(const Desk& desk, const config::Queue& queue);

// The next agent by the first `assign` rule that fits, else of the queue; whose turn it was is kept. Empty:
// nobody is there.
[[nodiscard]] std::string next_agent(const Scene& scene, const domain::Ticket& ticket,
                                     const config::Queue& queue);

}  // namespace ticketd::flow
