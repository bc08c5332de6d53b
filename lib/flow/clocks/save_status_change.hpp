// SPDX-License-Identifier: Apache-2.0
// One status change outside an agent's commands: by a requester, by time, by a bounce.
#pragma once

#include <string_view>

#include "domain/workflow.hpp"
#include "flow/scene.hpp"

namespace ticketd::flow {

// Changes `ticket`, its clocks and its running chain, and notes it in its history; keeping the ticket is the
// caller's. False: that cause means
// nothing now, or changes nothing.
bool save_status_change(const Scene& scene, domain::Ticket& ticket, domain::Cause cause,
                        std::string_view actor);

}  // namespace ticketd::flow
