// SPDX-License-Identifier: Apache-2.0
// One action of an agent or operator: who acts, and what goes with it into the letters that tell of it.
#pragma once

#include <string>
#include <vector>

#include "domain/action_plan.hpp"
#include "domain/directory.hpp"
#include "flow/letters/enclosed.hpp"

namespace ticketd::flow {

struct Action {
  std::string actor;                              // as it stands in letters and in the history
  const domain::Agent* agent = nullptr;           // who is answered; nullptr: it came by no mail
  Enclosed enclosed{};                            // files of the agent's mail
  std::vector<domain::CommandOutcome> remarks{};  // further lines of the answer
  std::string words{};                            // the text of the agent's mail, for when it is refused
  bool hands_over = false;                        // to another assignee, who is told; apply_plan() finds out
};

}  // namespace ticketd::flow
