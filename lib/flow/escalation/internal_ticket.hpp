// SPDX-License-Identifier: Apache-2.0
// Tickets that the desk opens about itself: about an incident, or to try its telephones. Nobody asked, so
// nobody is answered; the desk closes them when they are over.
#pragma once

#include <string>
#include <vector>

#include "domain/escalation.hpp"
#include "domain/ticket.hpp"
#include "flow/desk.hpp"
#include "store/chains.hpp"
#include "store/session.hpp"

namespace ticketd::flow {

enum class InternalClocks { Run, Stand };  // Stand: no step ever fires for it
[[nodiscard]] domain::Ticket open_internal(store::Session& session, const Desk& desk,
                                           const std::string& subject, InternalClocks clocks,
                                           domain::Instant now);
// Nothing happens to one that is closed already.
void close_internal(store::Session& session, const Desk& desk, domain::TicketNumber number,
                    const std::string& why, domain::Instant now);

// Who carries a phone for the desk itself: of the first rota, else every agent with a number.
[[nodiscard]] std::vector<std::string> ops_chain(const Desk& desk, domain::Instant now);
// A chain of calls about it begins now.
store::ChainRow ring_about(store::Session& session, const Desk& desk, const domain::Ticket& ticket,
                           const std::string& step, std::vector<std::string> people,
                           const domain::Calls& policy, domain::Instant now);

}  // namespace ticketd::flow
