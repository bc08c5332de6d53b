// SPDX-License-Identifier: Apache-2.0
#include "text/trim.hpp"

namespace ticketd::text {

std::string squeezed(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  for (const char c : trim(text)) {
    if (!is_space(c)) {
      result += c;
    } else if (result.back() != ' ') {
      result += ' ';
    }
  }
  return result;
}

}  // namespace ticketd::text
