// SPDX-License-Identifier: Apache-2.0
#include "net/wire/one_line.hpp"

#include <algorithm>
#include <cctype>

namespace ticketd::net {

std::string one_line(std::string_view words, std::size_t longest) {
  std::string result(words.substr(0, longest));
  std::replace_if(
      result.begin(), result.end(), [](char c) { return std::iscntrl(static_cast<unsigned char>(c)) != 0; },
      ' ');
  while (result.ends_with(' ')) result.pop_back();
  return result;
}

}  // namespace ticketd::net
