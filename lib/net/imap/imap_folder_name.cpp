// SPDX-License-Identifier: Apache-2.0
#include "net/imap/imap_folder_name.hpp"

#include <cstdint>
#include <vector>

#include "domain/error.hpp"
#include "net/wire/ascii.hpp"
#include "net/wire/utf8.hpp"

namespace ticketd::net {

namespace {

constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+,";

void append_utf16(char32_t point, std::vector<std::uint16_t>& units) {
  if (point < 0x10000) {
    units.push_back(static_cast<std::uint16_t>(point));
    return;
  }
  units.push_back(static_cast<std::uint16_t>(0xD800 + ((point - 0x10000) >> 10U)));
  units.push_back(static_cast<std::uint16_t>(0xDC00 + ((point - 0x10000) & 0x3FFU)));
}

// "&" base64 "-" of the UTF-16 units gathered so far.
void append_shifted(std::vector<std::uint16_t>& units, std::string& name) {
  if (units.empty()) return;
  name += '&';
  std::uint32_t bits = 0;
  unsigned held = 0;
  for (const std::uint16_t unit : units) {
    bits = (bits << 16U) | unit;
    held += 16;
    while (held >= 6) {
      held -= 6;
      name += alphabet[(bits >> held) & 0x3FU];
    }
    bits &= (1U << held) - 1;
  }
  if (held > 0) name += alphabet[(bits << (6 - held)) & 0x3FU];
  name += '-';
  units.clear();
}

}  // namespace

std::string encoded_folder_name(std::string_view utf8) {
  if (utf8.empty()) throw domain::PermanentError("IMAP folder: the name is empty");
  std::string name;
  std::vector<std::uint16_t> units;
  while (!utf8.empty()) {
    const auto point = take_code_point(utf8);
    if (!point) throw domain::PermanentError("IMAP folder: the name is not UTF-8: " + printable(utf8));
    if (*point < 0x20 || *point > 0x7E) {
      append_utf16(*point, units);
      continue;
    }
    append_shifted(units, name);
    name += static_cast<char>(*point);
    if (*point == U'&') name += '-';
  }
  append_shifted(units, name);
  return name;
}

bool is_same_folder(std::string_view one, std::string_view other) {
  return one == other || (equal_ignoring_case(one, "INBOX") && equal_ignoring_case(other, "INBOX"));
}

}  // namespace ticketd::net
