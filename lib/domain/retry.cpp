// SPDX-License-Identifier: Apache-2.0
#include "domain/retry.hpp"

#include <algorithm>
#include <cmath>

namespace ticketd::domain {

Seconds retry_delay(const RetrySchedule& schedule, int failures, double spread) {
  const double doublings = std::clamp(failures - 1, 0, 40);
  const double plain = std::min(static_cast<double>(schedule.first.count()) * std::exp2(doublings),
                                static_cast<double>(schedule.longest.count()));
  constexpr double widest = 0.4;  // a fifth to either side
  const double moved = plain * (1.0 - widest / 2 + widest * spread);
  return Seconds(std::max<std::int64_t>(1, std::llround(moved)));
}

std::optional<Instant> next_try(const RetrySchedule& schedule, Instant created, int failures, double spread,
                                Instant now) {
  if (now - created >= schedule.give_up_after) return std::nullopt;
  return now + retry_delay(schedule, failures, spread);
}

}  // namespace ticketd::domain
