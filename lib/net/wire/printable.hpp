// SPDX-License-Identifier: Apache-2.0
// A peer's words where others read them. What is not UTF-8 is never repaired in place.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace ticketd::net {

// Fit for a log, a database and JSON: one line of UTF-8 without control characters ('?' in their place), at
// most `most` bytes.
[[nodiscard]] std::string printable(std::string_view words, std::size_t most = 300);

}  // namespace ticketd::net
