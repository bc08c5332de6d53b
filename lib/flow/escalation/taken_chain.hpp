// SPDX-License-Identifier: Apache-2.0
// Calls about a ticket that somebody has taken: they rest for as long as that holds, and a drill is over.
#pragma once

#include <string>

#include "domain/ids.hpp"
#include "domain/instant.hpp"
#include "flow/desk.hpp"
#include "store/chains.hpp"
#include "store/session.hpp"

namespace ticketd::flow {

// Acknowledged by `person` for as long as the chain's policy says; then, if nothing has followed, it goes on.
// True: there was a chain that it changed.
bool acknowledge_chain(store::Session& session, const Desk& desk, domain::TicketNumber ticket,
                       const std::string& person, domain::Instant now);

// Who has taken the ticket by one chain has taken it by all that still run.
void take_other_chains(store::Session& session, const Desk& desk, const domain::Ticket& ticket,
                       domain::EscalationNumber taken, const std::string& person, domain::Instant now);

// When an acknowledgement made now will have held long enough: working time of the step's own calendar.
[[nodiscard]] domain::Instant acknowledged_until(store::Session& session, const Desk& desk,
                                                 const domain::Ticket& ticket, const store::ChainRow& row,
                                                 domain::Instant now);

}  // namespace ticketd::flow
