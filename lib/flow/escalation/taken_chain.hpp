// SPDX-License-Identifier: Apache-2.0
// Calls about a ticket that somebody has taken: they rest for as long as that holds, and a drill is over.
#pragma once

#include <string>

#include "domain/ids.hpp"
#include "domain/instant.hpp"
#include "flow/scene.hpp"
#include "store/chains.hpp"

namespace ticketd::flow {

// Acknowledged by `person` for as long as the chain's policy says; then, if nothing has followed, it goes on.
// True: there was a chain that it changed.
bool acknowledge_chain(const Scene& scene, domain::TicketNumber ticket, const std::string& person);

// Who has taken the ticket by one chain has taken it by all that still run.
void take_other_chains(const Scene& scene, const domain::Ticket& ticket, domain::EscalationNumber taken,
                       const std::string& person);

}  // namespace ticketd::flow
