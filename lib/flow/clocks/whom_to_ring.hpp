// SPDX-License-Identifier: Apache-2.0
// Who of those whom a step means can be rung: somebody without a phone is nobody to it, and the next one or
// whoever carries the desk's phone is rung at once.
#pragma once

#include <string>
#include <vector>

#include "domain/escalation_step.hpp"
#include "domain/ticket.hpp"
#include "flow/scene.hpp"

namespace ticketd::flow {

// As recipients_of(), and where the step rings, those without a phone are missing.
[[nodiscard]] domain::Recipients whom_to_tell(const Desk& desk, const domain::EscalationStep& step,
                                              const domain::Ticket& ticket, domain::Instant now);

// Who carries a phone for the desk itself: of the first rota, else every agent with a number.
[[nodiscard]] std::vector<std::string> ops_chain(const Desk& desk, domain::Instant now);

}  // namespace ticketd::flow
