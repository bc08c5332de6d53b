// SPDX-License-Identifier: Apache-2.0
// Strong numbers: a ticket's number can't be passed where a message's or an outbox row's is meant.
// Each equals the row's key in the store; TicketNumber is also what people read and write as #1042.
#pragma once

#include <compare>
#include <cstdint>

namespace ticketd::domain {

template <class Kind>
struct Id {
  std::int64_t value = 0;
  friend constexpr auto operator<=>(Id, Id) = default;
};

using TicketNumber = Id<struct TicketKind>;
using MessageNumber = Id<struct MessageKind>;
using OutboxNumber = Id<struct OutboxKind>;
using QueueNumber = Id<struct QueueKind>;
using EscalationNumber = Id<struct EscalationKind>;
using AttemptNumber = Id<struct AttemptKind>;

}  // namespace ticketd::domain
