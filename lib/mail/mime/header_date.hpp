// SPDX-License-Identifier: Apache-2.0
// The Date header (RFC 5322 section 3.3) as an instant, in the many forms that are sent: without seconds,
// with zone names, two-digit years, comments.
#pragma once

#include <optional>
#include <string>

#include "domain/instant.hpp"

namespace ticketd::mail {

// Nothing when it cannot be read, or lies outside the years 1970 to 9999.
[[nodiscard]] std::optional<domain::Instant> read_date(const std::string& value);

}  // namespace ticketd::mail
