// SPDX-License-Identifier: Apache-2.0
// UTF-8 one character at a time (RFC 3629): shortest form only, no surrogates, nothing beyond U+10FFFF. A
// byte that begins no whole character stands for itself alone; what follows it is looked at anew.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace ticketd::text {

// Stands for what is no character.
inline constexpr char32_t replacement = 0xFFFD;

[[nodiscard]] bool is_utf8(std::string_view text);

// How many bytes the character at `at` takes, 1 to 4; 0 where none begins. `at` lies within the text.
[[nodiscard]] std::size_t character_length(std::string_view text, std::size_t at);

// The character at `at`, which moves behind it; U+FFFD for a byte that begins none. `at` lies within the
// text.
[[nodiscard]] char32_t next_code_point(std::string_view text, std::size_t& at);

// Takes the first character off `text`; nothing (and `text` as it was) where it is not UTF-8 or empty.
[[nodiscard]] std::optional<char32_t> take_code_point(std::string_view& text);

// U+FFFD for what is no character: a surrogate, or beyond U+10FFFF.
void append_code_point(std::string& out, char32_t point);

// Whether the byte goes on with a character, or begins one. The text is UTF-8.
[[nodiscard]] constexpr bool goes_on_character(char c) {
  return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

// At most `most` bytes, never cut inside a character. What is not UTF-8 may be cut shorter, down to nothing.
[[nodiscard]] constexpr std::string_view beginning_of(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && goes_on_character(text[most])) --most;
  return text.substr(0, most);
}

}  // namespace ticketd::text
