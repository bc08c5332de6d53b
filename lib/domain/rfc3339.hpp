// SPDX-License-Identifier: Apache-2.0
// Instants as programs and operators write them: RFC 3339, "2026-03-02T15:00:00Z".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "domain/instant.hpp"

namespace ticketd::domain {

// A date-time of RFC 3339, section 5.6, with `Z` or any offset; a fraction of a second is cut off, a leap
// second (23:59:60 UTC) is the second after it. nullopt for anything else, also for blanks around it.
[[nodiscard]] std::optional<Instant> parse_rfc3339(std::string_view text);

// In UTC, whole seconds, ending in Z; for years 0 to 9999.
[[nodiscard]] std::string format_rfc3339(Instant instant);

// "2026-03-02"
[[nodiscard]] std::string format_date(std::chrono::year_month_day date);

}  // namespace ticketd::domain
