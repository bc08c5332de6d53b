// SPDX-License-Identifier: Apache-2.0
// Waits that are stored as the instant at which they end, on a clock that may be put back meanwhile.
#pragma once

#include "domain/instant.hpp"

namespace ticketd::domain {

// When a wait ends that was decided at `decided` to end at `until`. Decided later than now, the clock was put
// back since: it keeps its length instead of lasting until the clock is there once more.
[[nodiscard]] constexpr Instant end_of_wait(Instant until, Instant decided, Instant now) {
  return decided > now ? now + (until - decided) : until;
}

}  // namespace ticketd::domain
