// SPDX-License-Identifier: Apache-2.0
#include "net/wire/printable.hpp"

#include "text/utf8.hpp"

namespace ticketd::net {

namespace {

bool is_printable(char32_t point) {
  return (point >= 0x20 && point < 0x7F) || (point >= 0xA0 && point != 0x2028 && point != 0x2029);
}

}  // namespace

std::string printable(std::string_view words, std::size_t most) {
  std::string line;
  while (!words.empty()) {
    const std::string_view before = words;
    const auto point = text::take_code_point(words);
    if (!point) words.remove_prefix(1);
    const std::string_view piece = before.substr(0, before.size() - words.size());
    const bool keep = point && is_printable(*point);
    if (line.size() + (keep ? piece.size() : 1) > most) break;
    line.append(keep ? piece : std::string_view("?"));
  }
  return line;
}

}  // namespace ticketd::net
