// SPDX-License-Identifier: Apache-2.0
// When to try again what failed for now. Delays grow, end at a ceiling and are spread, so that many desks or
// many rows do not come back in step.
#pragma once

#include <optional>

#include "domain/instant.hpp"

namespace ticketd::domain {

struct RetrySchedule {
  Seconds first{5};
  Seconds longest = std::chrono::hours{4};
  Seconds give_up_after = std::chrono::days{5};  // since the first try was due
};

// The delay before try number `failures` + 1, `failures` from 1: doubled each time, then moved by up to a
// fifth to either side. `spread` is in [0, 1), drawn by the caller.
[[nodiscard]] Seconds retry_delay(const RetrySchedule& schedule, int failures, double spread);

// Nothing when it has been tried for long enough.
[[nodiscard]] std::optional<Instant> next_try(const RetrySchedule& schedule, Instant created, int failures,
                                              double spread, Instant now);

}  // namespace ticketd::domain
