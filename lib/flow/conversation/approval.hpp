// SPDX-License-Identifier: Apache-2.0
// The requester's consent by time, as lib/domain decides it: facts of the mail that asked, and the letters
// that follow. A ticket's approval is looked at when it is due, and acted upon in one transaction.
#pragma once

#include <optional>

#include "domain/decide_approval.hpp"
#include "domain/ids.hpp"
#include "domain/instant.hpp"
#include "domain/ticket.hpp"
#include "flow/for_each_due.hpp"
#include "flow/scene.hpp"

namespace ticketd::flow {

// By which hours, and how much of them, the ticket's requester has to answer.
[[nodiscard]] domain::ApprovalTime approval_time(const Scene& scene, const domain::Ticket& ticket);

// Until when silence is no consent yet, for a mail sent now.
[[nodiscard]] domain::Instant approve_by(const Scene& scene, const domain::Ticket& ticket);

// The door of time: reminds, closes and reopens what is due, each ticket in one transaction. Returns when to
// come again; none: nothing waits.
[[nodiscard]] std::optional<domain::Instant> approve_due(const Tick& tick, std::size_t at_once = 500);

// The clock was put back: no step waits for longer than if the mail that asks were sent now.
void bring_back_approval(const Scene& scene, domain::TicketNumber number);

}  // namespace ticketd::flow
