// SPDX-License-Identifier: Apache-2.0
// The letters of protocols, addresses and commands: US-ASCII, whatever the locale. A byte beyond ASCII is
// neither letter nor digit nor blank here, and no case is made of it.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>

namespace ticketd::text {

[[nodiscard]] constexpr bool is_ascii(char c) {
  return static_cast<unsigned char>(c) < 0x80;
}
[[nodiscard]] constexpr bool is_digit(char c) {
  return c >= '0' && c <= '9';
}
[[nodiscard]] constexpr bool is_lower(char c) {
  return c >= 'a' && c <= 'z';
}
[[nodiscard]] constexpr bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}
[[nodiscard]] constexpr bool is_letter(char c) {
  return is_lower(c) || is_upper(c);
}
[[nodiscard]] constexpr bool is_alphanumeric(char c) {
  return is_letter(c) || is_digit(c);
}
[[nodiscard]] constexpr bool is_blank(char c) {
  return c == ' ' || c == '\t';
}
[[nodiscard]] constexpr bool is_space(char c) {
  return is_blank(c) || c == '\r' || c == '\n';
}
[[nodiscard]] constexpr bool is_control(char c) {
  return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
}

[[nodiscard]] constexpr char lower(char c) {
  return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c;
}
[[nodiscard]] constexpr char upper(char c) {
  return is_lower(c) ? static_cast<char>(c - 'a' + 'A') : c;
}

[[nodiscard]] constexpr bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return is_ascii(c); });
}

[[nodiscard]] inline std::string lower(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = lower(c);
  return result;
}
[[nodiscard]] inline std::string upper(std::string_view text) {
  std::string result(text);
  for (char& c : result) c = upper(c);
  return result;
}

[[nodiscard]] constexpr bool starts_ignoring_case(std::string_view text, std::string_view prefix) {
  return text.size() >= prefix.size() && std::equal(prefix.begin(), prefix.end(), text.begin(),
                                                    [](char a, char b) { return lower(a) == lower(b); });
}

[[nodiscard]] constexpr bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return a.size() == b.size() && starts_ignoring_case(a, b);
}

// Where `needle`, given in lower case, first stands in `text` from `from` on, ignoring case; npos: nowhere.
[[nodiscard]] constexpr std::size_t find_ignoring_case(std::string_view text, std::string_view needle,
                                                       std::size_t from = 0) {
  if (from > text.size()) return std::string_view::npos;
  const auto* const begin = text.data() + from;
  const auto* const end = text.data() + text.size();
  const auto* const found =
      std::search(begin, end, needle.begin(), needle.end(), [](char a, char b) { return lower(a) == b; });
  return found == end && !needle.empty() ? std::string_view::npos
                                         : static_cast<std::size_t>(found - text.data());
}

}  // namespace ticketd::text
