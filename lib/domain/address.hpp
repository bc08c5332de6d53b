// SPDX-License-Identifier: Apache-2.0
// Mail addresses as keys: folded to lower case, they are compared as strings. Local parts are case-sensitive
// by RFC 5321, yet no mailbox in life depends on it, and people write their own address in any case.
#pragma once

#include <string>
#include <string_view>

namespace ticketd::domain {

// ASCII letters in lower case, all else as it is.
[[nodiscard]] std::string folded(std::string_view address);

// What follows the last '@'; empty where there is none.
[[nodiscard]] std::string_view domain_of(std::string_view address);

// Local part, '@', and a domain, without blanks, control characters, angle brackets or a second '@'.
[[nodiscard]] bool can_be_answered(std::string_view address);

}  // namespace ticketd::domain
