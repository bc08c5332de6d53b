// SPDX-License-Identifier: Apache-2.0
// What keeps a ticket's clocks true: the changes they are made of, and the instant at which its steps must be
// looked at again. All of it inside the transaction that changes the ticket.
#pragma once

#include "domain/escalation_step.hpp"
#include "domain/ticket.hpp"
#include "domain/workflow.hpp"
#include "flow/scene.hpp"
#include "store/session.hpp"

namespace ticketd::flow {

[[nodiscard]] domain::StepFacts step_facts(const Scene& scene, const domain::Ticket& ticket);

// A ticket has just been opened: it has no history yet, so nothing is read.
void arm_new(const Scene& scene, const domain::Ticket& ticket);
// Priority, customer, contract or what the clocks are made of has changed: the due instant is worked out
// anew.
void arm_again(const Scene& scene, const domain::Ticket& ticket);

// When its steps are to be looked at; none is left: when to see whether it is overdue all the same.
void save_next_step(store::Session& session, const domain::Ticket& ticket, std::optional<domain::Instant> at);

// `after` is the ticket as it has been kept, `before` its status until now: records what the clocks need,
// ends the running chain where the cause does, and arms the steps again.
void update_clocks(const Scene& scene, const domain::Ticket& after, domain::Status before,
                   domain::Cause cause, const std::string& actor);

}  // namespace ticketd::flow
