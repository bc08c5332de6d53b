// SPDX-License-Identifier: Apache-2.0
#include "domain/change_status.hpp"

namespace ticketd::domain {

std::optional<event::StatusChanged> change_status(Ticket& ticket, Cause cause, Instant at) {
  const auto after = status_after(ticket.status, cause);
  if (!after) return std::nullopt;
  if (begins_work(cause)) begin_work(ticket, at);
  if (*after == ticket.status) return std::nullopt;
  event::StatusChanged changed{ticket.status, *after, cause};
  ticket.status = *after;
  ticket.closed = *after == Status::Closed ? std::optional(at) : std::nullopt;
  // A ticket that was merged away and is open again goes on here.
  if (*after != Status::Closed) ticket.merged_into.reset();
  // Whatever was asked was asked about the status before.
  ticket.approval = {};
  return changed;
}

void begin_work(Ticket& ticket, Instant at) {
  if (!ticket.work_began) ticket.work_began = at;
}

}  // namespace ticketd::domain
