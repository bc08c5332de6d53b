// SPDX-License-Identifier: Apache-2.0
// What the step that began a chain of calls says of it now, also after the list of steps was edited: how long
// an acknowledgement holds, and when it rings again about a ticket whose clock runs again.
#pragma once

#include <string>

#include "domain/escalation_step.hpp"
#include "domain/instant.hpp"
#include "domain/ticket.hpp"
#include "flow/scene.hpp"
#include "store/chains.hpp"

namespace ticketd::flow {

// By the name that it had then; nullptr: the list has it no more, or it was none (a drill, an incident).
[[nodiscard]] const domain::EscalationStep* step_of_chain(const Scene& scene, const domain::Ticket& ticket,
                                                          const std::string& name);

// When an acknowledgement made now will have held long enough: working time of the step's own calendar.
[[nodiscard]] domain::Instant acknowledged_until(const Scene& scene, const domain::Ticket& ticket,
                                                 const store::ChainRow& row);

// The promise is watched again: steps that rang before ring anew if nobody has done anything about the ticket
// for as long as an acknowledgement holds, the later steps as much later as they are on the clock. What tells
// a customer stays as it was.
void arm_calls_again(const Scene& scene, const domain::Ticket& ticket);

}  // namespace ticketd::flow
