// SPDX-License-Identifier: Apache-2.0
// Keeping what was planned for an agent's mail or a ticketctl command, and telling everybody once: the
// participants, whom the ticket was given to, and the agent who acted.
#pragma once

#include <string>
#include <vector>

#include "domain/action_plan.hpp"
#include "flow/enclosed.hpp"
#include "flow/scene.hpp"

namespace ticketd::flow {

struct Action {
  std::string actor;                              // as it stands in letters and in the history
  const domain::Agent* agent = nullptr;           // who is answered; nullptr: it came by no mail
  Enclosed enclosed{};                            // files of the agent's mail
  std::vector<domain::CommandOutcome> remarks{};  // further lines of the answer
  std::string words{};                            // the text of the agent's mail, for when it is refused
  bool hands_over = false;                        // to another assignee, who is told; perform() finds out
};

[[nodiscard]] domain::ActionPlan plan_for(const Scene& scene, const domain::Ticket& ticket,
                                          const domain::WrittenCommands& written, const std::string& actor);

// Keeps it all, and puts the mails into the outbox.
void perform(const Scene& scene, const domain::Ticket& before, const domain::ActionPlan& plan,
             const Action& action);

}  // namespace ticketd::flow
