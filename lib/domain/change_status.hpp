// SPDX-License-Identifier: Apache-2.0
// The only door to a ticket's status. What hangs on a status changes with it: when the ticket was closed,
// that work has begun, where it goes on, and what its requester was asked. The table of workflow.hpp decides.
#pragma once

#include <optional>

#include "domain/event_kinds.hpp"
#include "domain/instant.hpp"
#include "domain/ticket.hpp"
#include "domain/workflow.hpp"

namespace ticketd::domain {

// nullopt: the ticket's status stays as it is, as the cause comes too late, too early or a second time; work
// may have begun by it all the same. Else the event for its history.
[[nodiscard]] std::optional<event::StatusChanged> change_status(Ticket& ticket, Cause cause, Instant at);

// The first time counts.
void begin_work(Ticket& ticket, Instant at);

}  // namespace ticketd::domain
