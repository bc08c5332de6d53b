// SPDX-License-Identifier: Apache-2.0
#include "text/case.hpp"

#include <cstddef>

#include <unicode/uchar.h>

#include "text/ascii.hpp"
#include "text/utf8.hpp"

namespace ticketd::text {

std::string lower_case(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (is_ascii(text[at])) {
      result += lower(text[at++]);
    } else if (const std::size_t length = character_length(text, at); length == 0) {
      result += text[at++];
    } else {
      const auto point = static_cast<UChar32>(next_code_point(text, at));
      append_code_point(result, static_cast<char32_t>(u_tolower(point)));
    }
  }
  return result;
}

}  // namespace ticketd::text
