// SPDX-License-Identifier: Apache-2.0
// Tickets that the desk opens about itself: about an incident, or to try its telephones. Nobody asked, so
// nobody is answered; the desk closes them when they are over.
#pragma once

#include <string>
#include <vector>

#include "domain/escalation.hpp"
#include "domain/ticket.hpp"
#include "flow/scene.hpp"
#include "store/chains.hpp"

namespace ticketd::flow {

enum class InternalClocks { Run, Stand };  // Stand: no step ever fires for it
[[nodiscard]] domain::Ticket open_internal(const Scene& scene, const std::string& subject,
                                           InternalClocks clocks);
// Nothing happens to one that is closed already.
void close_internal(const Scene& scene, domain::TicketNumber number, const std::string& why);

// A chain of calls about it begins now.
store::ChainRow ring_about(const Scene& scene, const domain::Ticket& ticket, const std::string& step,
                           std::vector<std::string> people, const domain::CallPolicy& policy);

}  // namespace ticketd::flow
