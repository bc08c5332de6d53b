// SPDX-License-Identifier: Apache-2.0
// Which letter one action makes: at most one to the participants, at most one back to the agent.
#pragma once

#include <optional>

#include "flow/action.hpp"
#include "flow/letters/status_mails.hpp"

namespace ticketd::flow {

// `ticket`: as it has become. None: the action concerns no customer.
[[nodiscard]] std::optional<StatusMail> customer_letter(const Scene& scene, const domain::Ticket& ticket,
                                                        const domain::ActionPlan& plan, const Action& action);

// What became of each command. Nothing is sent where none was written and nothing is to be remarked.
void answer_agent(const Scene& scene, const domain::Ticket& ticket, const domain::ActionPlan& plan,
                  const Action& action);

}  // namespace ticketd::flow
