// SPDX-License-Identifier: Apache-2.0
// The mail of a proven agent in a ticket's thread: an answer to the requester, commands, or words among
// agents.
#pragma once

#include "flow/arrival.hpp"
#include "flow/scene.hpp"

namespace ticketd::flow {

void handle_agent_mail(const Scene& scene, const domain::Ticket& ticket, const FiledMail& filed);

}  // namespace ticketd::flow
