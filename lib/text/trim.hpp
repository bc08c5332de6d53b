// SPDX-License-Identifier: Apache-2.0
// What stands around words. Blanks are space, tab, CR and LF unless other characters are given; these are
// single bytes of ASCII, so no character of UTF-8 is ever cut.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "text/ascii.hpp"

namespace ticketd::text {

[[nodiscard]] constexpr std::string_view trim(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

// Without any of `characters` at either end.
[[nodiscard]] constexpr std::string_view trim(std::string_view text, std::string_view characters) {
  const std::size_t first = text.find_first_not_of(characters);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(characters) - first + 1);
}

// Nothing, or nothing but blanks.
[[nodiscard]] constexpr bool is_only_blank(std::string_view text) {
  return trim(text).empty();
}

// Each run of blanks as one space, none at the ends.
[[nodiscard]] std::string squeezed(std::string_view text);

}  // namespace ticketd::text
