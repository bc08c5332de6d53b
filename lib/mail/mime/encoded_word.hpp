// SPDX-License-Identifier: Apache-2.0
// Header text to UTF-8: encoded words (RFC 2047) as they should be and as mail programs really write them
// (blanks inside, no blank around, a character split over two words, an end that is missing), and raw 8-bit
// text. What is no encoded word stays as it is.
#pragma once

#include <string>
#include <string_view>

namespace ticketd::mail {

// `value` as written, folded or not; `fallback` is the charset for raw 8-bit text (the body's), may be empty.
// Gives one clean line.
[[nodiscard]] std::string header_text(std::string_view value, std::string_view fallback = {});

// The same without the cleaning, for values that are cut apart afterwards.
[[nodiscard]] std::string decode_words(std::string_view unfolded, std::string_view fallback);

}  // namespace ticketd::mail
