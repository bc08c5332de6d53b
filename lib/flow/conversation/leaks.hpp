// SPDX-License-Identifier: Apache-2.0
// Agents' tokens that others have got hold of: from then on they prove nothing, and the agent gets a mail
// with a fresh one.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "flow/arrival.hpp"
#include "flow/letters/enclosed.hpp"
#include "flow/scene.hpp"

namespace ticketd::flow {

// A proven agent's own mail burns what it carries if it went to anyone but desk and agents: the first of
// those. The answer to the mail brings the fresh token.
[[nodiscard]] std::optional<std::string> burn_disclosed_token(const Scene& scene,
                                                              const domain::Ticket& ticket,
                                                              const FiledMail& filed);

// Somebody else's mail burns the agents' tokens that it shows. The assignee is told of the mail anyway, any
// other agent hears of it here.
void burn_quoted_tokens(const Scene& scene, const domain::Ticket& ticket, const FiledMail& filed);

// The same where `told`, an agent's name, has got a mail about it with a fresh token already.
void burn_quoted_tokens(const Scene& scene, const domain::Ticket& ticket, const FiledMail& filed,
                        std::string told);

// Takes out of an agent's files what shows a token, such as the notice that the agent's mail encloses: it
// would go to the requester. The names of what was taken out.
[[nodiscard]] std::vector<std::string> keep_back_tokens(Enclosed& enclosed);

}  // namespace ticketd::flow
