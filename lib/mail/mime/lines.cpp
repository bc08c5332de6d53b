// SPDX-License-Identifier: Apache-2.0
#include "mail/mime/lines.hpp"

#include <algorithm>
#include <cstring>

namespace ticketd::mail {

std::string_view next_line(std::string_view& rest) {
  // Not find_first_of(), which calls memchr for each character.
  const auto found = std::find_if(rest.begin(), rest.end(), [](char c) { return c == '\n' || c == '\r'; });
  const auto end = static_cast<std::size_t>(found - rest.begin());
  const std::string_view line = rest.substr(0, end);
  if (end == rest.size()) {
    rest = {};
    return line;
  }
  const bool pair = rest[end] == '\r' && end + 1 < rest.size() && rest[end + 1] == '\n';
  rest.remove_prefix(end + (pair ? 2 : 1));
  return line;
}

// memmem and not string_view::find: glibc's is linear for every needle.
std::size_t find_bytes(std::string_view text, std::string_view needle, std::size_t from) {
  if (from >= text.size()) return std::string_view::npos;
  const void* found = ::memmem(text.data() + from, text.size() - from, needle.data(), needle.size());
  return found == nullptr ? std::string_view::npos
                          : static_cast<std::size_t>(static_cast<const char*>(found) - text.data());
}

}  // namespace ticketd::mail
