// SPDX-License-Identifier: Apache-2.0
#include "net/wire/one_line.hpp"

#include <algorithm>

#include "text/ascii.hpp"
#include "text/utf8.hpp"

namespace ticketd::net {

std::string one_line(std::string_view words, std::size_t longest) {
  std::string result(text::beginning_of(words, longest));
  std::replace_if(result.begin(), result.end(), text::is_control, ' ');
  while (result.ends_with(' ')) result.pop_back();
  return result;
}

}  // namespace ticketd::net
