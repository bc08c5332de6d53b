// SPDX-License-Identifier: Apache-2.0
// INTERNALDATE: "17-Jul-1996 02:44:25 -0700" (RFC 3501 date-time, without its quotes), and what servers write
// for it that can mean nothing else. It starts a clock, so what could mean two instants is no date.
#pragma once

#include <optional>
#include <string_view>

#include "domain/instant.hpp"

namespace ticketd::net {

// Read beside the RFC's form: a day of one digit, blanks for hyphens, a weekday before it, a zone written
// GMT, UT, UTC, Z or with a colon. Nothing without a zone or for a date that does not exist.
[[nodiscard]] std::optional<domain::Instant> internal_date(std::string_view text);

}  // namespace ticketd::net
