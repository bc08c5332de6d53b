// SPDX-License-Identifier: Apache-2.0
// Dates as HTTP and mail write them (RFC 9110 section 5.6.7, RFC 5322 section 3.3), in UTC.
#pragma once

#include <chrono>
#include <optional>
#include <string_view>

namespace ticketd::net {

// "Tue, 31 Aug 2010 20:36:28 +0000" and "... GMT"; nothing for another zone or a day that no month has.
[[nodiscard]] std::optional<std::chrono::sys_seconds> parse_http_date(std::string_view text);

}  // namespace ticketd::net
