// SPDX-License-Identifier: Apache-2.0
// A wall clock that ran ahead and was put back leaves times behind that have not come yet: a status that
// changes next year, a mail that is tried again then. They are brought back, so that nothing waits for longer
// than it was meant to.
#pragma once

#include <optional>
#include <vector>

#include "domain/ids.hpp"
#include "domain/instant.hpp"
#include "store/session.hpp"

namespace ticketd::store {

// The latest instant at which anything was written, by the newest rows; none: nothing was ever.
[[nodiscard]] std::optional<domain::Instant> last_written(Session& session);

// What has happened cannot lie ahead of `now`: it has happened now. Whether times of tickets' clocks changed.
enum class ClockTimes { AsTheyWere, Changed };
ClockTimes bring_back_times(Session& session, domain::Instant now);

struct DeferredMail {
  domain::OutboxNumber mail;
  int attempts = 0;
  domain::Instant due;
};
// Pending mails that are not due yet.
[[nodiscard]] std::vector<DeferredMail> deferred_mails(Session& session, domain::Instant now);
void set_due(Session& session, domain::OutboxNumber mail, domain::Instant due);

// Tickets whose approval waits for an instant ahead.
[[nodiscard]] std::vector<domain::TicketNumber> waiting_approvals(Session& session, domain::Instant now);

}  // namespace ticketd::store
