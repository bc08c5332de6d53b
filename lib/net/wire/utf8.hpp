// SPDX-License-Identifier: Apache-2.0
// UTF-8 as far as the wire protocols need it: one code point at a time, nothing overlong, no surrogates. What
// is not UTF-8 is never repaired in place.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace ticketd::net {

// Takes the first code point off `text`; nothing (and `text` as it was) where it is not UTF-8 or empty.
[[nodiscard]] std::optional<char32_t> take_code_point(std::string_view& text);

[[nodiscard]] bool is_utf8(std::string_view text);

// A peer's words fit for a log, a database and JSON: one line of UTF-8 without control characters ('?' in
// their place), at most `most` bytes.
[[nodiscard]] std::string printable(std::string_view words, std::size_t most = 300);

}  // namespace ticketd::net
