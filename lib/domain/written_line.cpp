// SPDX-License-Identifier: Apache-2.0
#include "domain/written_line.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

#include "text/ascii.hpp"

namespace ticketd::domain {
namespace {

// No-break space, soft hyphen, zero-width space, joiners and marks of direction, word joiner, byte order
// mark.
constexpr std::array<std::string_view, 22> unseen{" ",
                                                  "\t",
                                                  "\r",
                                                  "\xC2\xA0",
                                                  "\xE2\x80\x8B",
                                                  "\xE2\x80\x8C",
                                                  "\xE2\x80\x8D",
                                                  "\xE2\x80\x8E",
                                                  "\xE2\x80\x8F",
                                                  "\xE2\x80\xAF",
                                                  "\xE2\x81\xA0",
                                                  "\xC2\xAD",
                                                  "\xE2\x80\xAA",
                                                  "\xE2\x80\xAB",
                                                  "\xE2\x80\xAC",
                                                  "\xE2\x80\xAD",
                                                  "\xE2\x80\xAE",
                                                  "\xE2\x81\xA6",
                                                  "\xE2\x81\xA7",
                                                  "\xE2\x81\xA8",
                                                  "\xE2\x81\xA9",
                                                  "\xEF\xBB\xBF"};

// Of what is not in the table: all of ASCII beyond the blank, and so nearly every character of a line.
constexpr bool is_seen(char c) {
  return text::is_ascii(c) && c > ' ';
}

template <class Matches>
std::size_t unseen_length(Matches matches) {
  const auto found = std::find_if(unseen.begin(), unseen.end(), matches);
  return found == unseen.end() ? 0 : found->size();
}

std::size_t unseen_in_front(std::string_view line) {
  if (line.empty() || is_seen(line.front())) return 0;
  return unseen_length([&](std::string_view each) { return line.starts_with(each); });
}

std::size_t unseen_at_end(std::string_view line) {
  if (line.empty() || is_seen(line.back())) return 0;
  return unseen_length([&](std::string_view each) { return line.ends_with(each); });
}

}  // namespace

std::string_view bare(std::string_view line) {
  while (const auto length = unseen_in_front(line)) line.remove_prefix(length);
  while (const auto length = unseen_at_end(line)) line.remove_suffix(length);
  return line;
}

std::string_view take_line(std::string_view& rest) {
  const std::size_t end = std::min(rest.find('\n'), rest.size());
  const std::string_view line = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return line;
}

}  // namespace ticketd::domain
