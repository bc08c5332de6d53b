// SPDX-License-Identifier: Apache-2.0
// A calendar whose hours come to an end, as one of extra days only does: when they do, and the same calendar
// with wall time from then on. A promise is owed all the same, and a clock that stood still would wake
// nobody.
#pragma once

#include <optional>

#include "domain/working_time.hpp"

namespace ticketd::domain {

// The end of the last hour. nullopt: they go on as long as there are dates.
[[nodiscard]] std::optional<Instant> hours_end(const Calendar& calendar);

// Open day and night after the end of its hours; one that goes on stays as it is.
[[nodiscard]] Calendar with_wall_time(Calendar calendar);

// Since when such a calendar counts wall time; nullopt: it never does.
[[nodiscard]] std::optional<Instant> wall_time_since(const Calendar& calendar);

}  // namespace ticketd::domain
