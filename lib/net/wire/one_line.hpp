// SPDX-License-Identifier: Apache-2.0
// A peer's words as they may stand in a log, a mail, a database or JSON. What is not UTF-8 is never repaired
// in place.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace ticketd::net {

// As text::shown_in_line() has them, at most `most` bytes, no blank at either end.
[[nodiscard]] std::string one_line(std::string_view words, std::size_t most = 300);

}  // namespace ticketd::net
