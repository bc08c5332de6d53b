// SPDX-License-Identifier: Apache-2.0
// Percent coding (RFC 3986 section 2.1): any byte as %XX. Who writes it says which characters may stand as
// they are; who reads it takes what is no escape as it stands.
#pragma once

#include <string>
#include <string_view>

namespace ticketd::text {

// Beside ASCII letters and digits; RFC 3986 section 2.3.
inline constexpr std::string_view unreserved = "-._~";

// ASCII letters, digits and `kept` stay. `kept` must not hold '%'.
[[nodiscard]] std::string percent_encoded(std::string_view text, std::string_view kept = unreserved);

// A '%' without two hexadecimal digits behind it stays. What comes out may be any bytes.
[[nodiscard]] std::string percent_decoded(std::string_view text);

}  // namespace ticketd::text
