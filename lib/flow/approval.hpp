// SPDX-License-Identifier: Apache-2.0
// The requester's consent: asked for with the mail that resolves a ticket, given in words, or by silence
// after a reminder; never by a mail that did not arrive. Silence counts from when the relay took the mail
// that asks, and again for at least half the time from when it took the reminder.
#pragma once

#include <optional>

#include "domain/ids.hpp"
#include "domain/instant.hpp"
#include "domain/ticket.hpp"
#include "flow/scene.hpp"
#include "store/agent_work.hpp"

namespace ticketd::flow {

// Until when silence is no consent yet, for a mail sent now.
[[nodiscard]] domain::Instant approve_by(const Scene& scene, const domain::Ticket& ticket);

// The approval that begins with the mail in this outbox row; without one nobody was asked, and silence means
// nothing.
[[nodiscard]] store::Approval begin_approval(const Scene& scene, const domain::Ticket& ticket,
                                             std::optional<domain::OutboxNumber> mail);

// Words came that are no clear yes and no clear no: they want an answer within a working hour.
[[nodiscard]] store::Approval objection(const Scene& scene, const domain::Ticket& ticket);

// The door of time: reminds, closes and reopens what is due, each ticket in one transaction. Returns when to
// come again; none: nothing waits.
[[nodiscard]] std::optional<domain::Instant> approve_due(store::Database& database, const Desk& desk,
                                                         domain::Instant now);

// The clock was put back: no step waits for longer than if the mail that asks were sent now.
void bring_back_approval(const Scene& scene, domain::TicketNumber number);

}  // namespace ticketd::flow
