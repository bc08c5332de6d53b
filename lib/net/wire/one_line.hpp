// SPDX-License-Identifier: Apache-2.0
// The words of strangers as they may stand in a log, a mail or a history.
#pragma once

#include <string>
#include <string_view>

namespace ticketd::net {

// At most `longest` bytes, control characters as blanks, none at the end.
[[nodiscard]] std::string one_line(std::string_view words, std::size_t longest = 300);

}  // namespace ticketd::net
