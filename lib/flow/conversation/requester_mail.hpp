// SPDX-License-Identifier: Apache-2.0
// A person's mail in a ticket's thread who is no agent, or does not speak as one: YES, NO, STATUS, HISTORY
// with proof, and words.
#pragma once

#include "flow/arrival.hpp"
#include "flow/scene.hpp"

namespace ticketd::flow {

void handle_requester_mail(const Scene& scene, const domain::Ticket& ticket, const FiledMail& filed);

}  // namespace ticketd::flow
