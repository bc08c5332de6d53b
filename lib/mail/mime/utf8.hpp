// SPDX-License-Identifier: Apache-2.0
// UTF-8 one code point at a time (RFC 3629): shortest form only, no surrogates.
#pragma once

#include <string>
#include <string_view>

namespace ticketd::mail {

[[nodiscard]] bool is_utf8(std::string_view bytes);

void append_code_point(std::string& out, char32_t point);

// The code point at `at`, which moves behind it; U+FFFD for a broken sequence.
[[nodiscard]] char32_t next_code_point(std::string_view text, std::size_t& at);

// Cuts UTF-8 to at most `most` bytes, never inside a character.
void shorten(std::string& text, std::size_t most);

}  // namespace ticketd::mail
