// INTERNALDATE: "17-Jul-1996 02:44:25 -0700" (RFC 3501 date-time, without its quotes). It starts a clock, so
// there is no guessing at other forms.
#pragma once

#include <optional>
#include <string_view>

#include "domain/instant.hpp"

namespace ticketd::net {

// Nothing for anything but the RFC's form with a date that exists; the day may be padded with a space.
[[nodiscard]] std::optional<domain::Instant> internal_date(std::string_view text);

}  // namespace ticketd::net
