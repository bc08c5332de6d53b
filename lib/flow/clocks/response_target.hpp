// SPDX-License-Identifier: Apache-2.0
// By when work is promised to begin, worked out anew: after the priority, the customer's contract or a
// calendar has changed.
#pragma once

#include <string>

#include "domain/ticket.hpp"
#include "flow/scene.hpp"

namespace ticketd::flow {

// Says in the history that no hours are left for a promise, and that wall time is promised instead; nothing
// where hours are left.
void note_wall_time(const Scene& scene, const domain::Ticket& ticket, const std::string& actor);

// Changes `ticket` and notes it in its history; keeping it is the caller's. A ticket without clocks
// keeps what it had, and so, by the caller, does one on which work has begun. True: it was another instant.
bool recompute_response_target(const Scene& scene, domain::Ticket& ticket, const std::string& actor);

}  // namespace ticketd::flow
