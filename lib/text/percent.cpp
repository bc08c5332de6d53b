// SPDX-License-Identifier: Apache-2.0
#include "text/percent.hpp"

#include <cstddef>

#include "text/ascii.hpp"
#include "text/hex.hpp"

namespace ticketd::text {

std::string percent_encoded(std::string_view text, std::string_view kept) {
  std::string result;
  result.reserve(text.size());
  for (const char c : text) {
    if (is_alphanumeric(c) || kept.find(c) != std::string_view::npos) {
      result += c;
    } else {
      result += '%';
      append_hex(result, c);
    }
  }
  return result;
}

std::string percent_decoded(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool is_escape = text[at] == '%' && at + 2 < text.size() && hex_value(text[at + 1]) >= 0 &&
                           hex_value(text[at + 2]) >= 0;
    if (!is_escape) {
      result += text[at];
      continue;
    }
    result += static_cast<char>(hex_value(text[at + 1]) * 16 + hex_value(text[at + 2]));
    at += 2;
  }
  return result;
}

}  // namespace ticketd::text
