// SPDX-License-Identifier: Apache-2.0
#include "net/wire/utf8.hpp"

#include <array>
#include <cstddef>

namespace ticketd::net {

namespace {

// By length: the smallest code point that needs that many bytes.
constexpr std::array<char32_t, 5> smallest{0, 0, 0x80, 0x800, 0x10000};

std::size_t length_from(unsigned char lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead < 0xE0) return 2;
  if (lead >= 0xE0 && lead < 0xF0) return 3;
  if (lead >= 0xF0 && lead < 0xF5) return 4;
  return 0;
}

bool is_printable(char32_t point) {
  return (point >= 0x20 && point < 0x7F) || (point >= 0xA0 && point != 0x2028 && point != 0x2029);
}

}  // namespace

std::optional<char32_t> take_code_point(std::string_view& text) {
  if (text.empty()) return std::nullopt;
  const auto lead = static_cast<unsigned char>(text[0]);
  const std::size_t length = length_from(lead);
  if (length == 0 || length > text.size()) return std::nullopt;
  char32_t point = length == 1 ? lead : lead & (0xFFU >> (length + 1));
  for (std::size_t i = 1; i < length; ++i) {
    const auto next = static_cast<unsigned char>(text[i]);
    if ((next & 0xC0U) != 0x80U) return std::nullopt;
    point = (point << 6U) | (next & 0x3FU);
  }
  if (point < smallest.at(length) || point > 0x10FFFF || (point >= 0xD800 && point < 0xE000)) {
    return std::nullopt;
  }
  text.remove_prefix(length);
  return point;
}

bool is_utf8(std::string_view text) {
  while (!text.empty()) {
    if (!take_code_point(text)) return false;
  }
  return true;
}

std::string printable(std::string_view words, std::size_t most) {
  std::string line;
  while (!words.empty()) {
    const std::string_view before = words;
    const auto point = take_code_point(words);
    if (!point) words.remove_prefix(1);
    const std::string_view piece = before.substr(0, before.size() - words.size());
    const bool keep = point && is_printable(*point);
    if (line.size() + (keep ? piece.size() : 1) > most) break;
    line.append(keep ? piece : std::string_view("?"));
  }
  return line;
}

}  // namespace ticketd::net
