// SPDX-License-Identifier: Apache-2.0
// Bytes as two hexadecimal digits, as percent coding and quoted-printable write them: capitals are written,
// either case is read.
#pragma once

#include <string>

#include "text/ascii.hpp"

namespace ticketd::text {

// 0 to 15; -1 for what is no digit.
[[nodiscard]] constexpr int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  const char small = lower(c);
  return small >= 'a' && small <= 'f' ? small - 'a' + 10 : -1;
}

constexpr void append_hex(std::string& out, char byte) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  const auto value = static_cast<unsigned char>(byte);
  out += digits[value >> 4U];
  out += digits[value & 15U];
}

}  // namespace ticketd::text
