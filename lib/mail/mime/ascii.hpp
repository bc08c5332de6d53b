// SPDX-License-Identifier: Apache-2.0
// The letters of protocols: comparing and cutting header text, where case means nothing beyond ASCII and the
// C library's locale must not be asked.
#pragma once

#include <string>
#include <string_view>

namespace ticketd::mail {

[[nodiscard]] constexpr char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}
[[nodiscard]] constexpr bool is_blank(char c) {
  return c == ' ' || c == '\t';
}
[[nodiscard]] constexpr bool is_space(char c) {
  return is_blank(c) || c == '\r' || c == '\n';
}
[[nodiscard]] constexpr bool is_numeral(char c) {
  return c >= '0' && c <= '9';
}
[[nodiscard]] constexpr bool is_letter(char c) {
  return lower(c) >= 'a' && lower(c) <= 'z';
}
[[nodiscard]] constexpr bool is_ascii(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}

// 0 to 15, or -1.
[[nodiscard]] int hex_value(char c);

[[nodiscard]] std::string lower(std::string_view text);
[[nodiscard]] std::string_view trim(std::string_view text);
[[nodiscard]] bool same_word(std::string_view a, std::string_view b);  // ignoring case
[[nodiscard]] bool starts_with_word(std::string_view text, std::string_view prefix);

// Where `needle`, given in lower case, first stands in `text` from `from` on, ignoring case; npos: nowhere.
[[nodiscard]] std::size_t find_word(std::string_view text, std::string_view needle, std::size_t from = 0);

// The same with case, in time that is linear whatever the two hold.
[[nodiscard]] std::size_t find_bytes(std::string_view text, std::string_view needle, std::size_t from = 0);

// Cuts the next line off the front of `rest` and gives it without its line end (LF, CRLF or a bare CR).
[[nodiscard]] std::string_view next_line(std::string_view& rest);

// Each run of white space as one blank, none at the ends.
[[nodiscard]] std::string squeezed(std::string_view text);

}  // namespace ticketd::mail
