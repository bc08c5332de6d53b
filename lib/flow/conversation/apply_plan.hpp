// SPDX-License-Identifier: Apache-2.0
// Keeping what was planned for an agent's mail or a ticketctl command, and telling everybody once: the
// participants, whom the ticket was given to, and the agent who acted.
#pragma once

#include <string>
#include <vector>

#include "domain/action_plan.hpp"
#include "flow/action.hpp"
#include "flow/scene.hpp"

namespace ticketd::flow {

[[nodiscard]] domain::ActionPlan plan_for(const Scene& scene, const domain::Ticket& ticket,
                                          const domain::WrittenCommands& written, const std::string& actor);

// Keeps it all in the caller's unit of work, and puts the mails into the outbox; nothing is sent yet.
void apply_plan(const Scene& scene, const domain::Ticket& before, const domain::ActionPlan& plan,
                const Action& action);

}  // namespace ticketd::flow
