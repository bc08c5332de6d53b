// SPDX-License-Identifier: Apache-2.0
// Ending the calls about a ticket, and having them begin anew. A call that rings is hung up by whoever placed
// it: is_wanted() of calls_due tells.
#pragma once

#include <string>

#include "domain/ids.hpp"
#include "domain/instant.hpp"
#include "flow/scene.hpp"
#include "store/chains.hpp"
#include "store/session.hpp"

namespace ticketd::flow {

// True: there was a chain that it changed. Steps that are not reached stay armed.
bool end_running_chain(store::Session& session, domain::TicketNumber ticket,
                       const domain::event::EscalationStopped& why, const std::string& actor,
                       domain::Instant now);

// The latest chain of our own people rings from its first person on, now, by the policy of today. False:
// there is none, or the ticket's clocks stand.
bool restart_chain(const Scene& scene, domain::TicketNumber ticket, const std::string& actor);

}  // namespace ticketd::flow
