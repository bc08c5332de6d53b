// SPDX-License-Identifier: Apache-2.0
#include "mail/mime/lines.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace ticketd::mail {
namespace {

std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) lines.emplace_back(next_line(text));
  return lines;
}

}  // namespace

TEST_CASE("a line ends with LF, CRLF or a bare CR, and the last may end with nothing") {
  struct Row {
    std::string text;
    std::vector<std::string> lines;
  };
  using namespace std::string_literals;
  for (const Row& row : std::vector<Row>{
           {"", {}},
           {"a", {"a"}},
           {"a\nb\n", {"a", "b"}},
           {"a\r\nb\r\n", {"a", "b"}},
           {"a\rb\r", {"a", "b"}},
           {"a\r\nb\rc\nd", {"a", "b", "c", "d"}},
           {"\n\r\n\r", {"", "", ""}},
           {"a\r\r\nb", {"a", "", "b"}},
           {"a\n\rb", {"a", "", "b"}},
           {"a\0b\nc"s, {"a\0b"s, "c"}},
           {"\v\f\x85\xE2\x80\xA8", {"\v\f\x85\xE2\x80\xA8"}},  // ends of lines elsewhere, not in a mail
       }) {
    CAPTURE(row.text);
    CHECK(lines_of(row.text) == row.lines);
  }
}

TEST_CASE("next_line leaves what stands behind the line") {
  std::string_view rest = "From: a\r\n\r\nbody";
  CHECK(next_line(rest) == "From: a");
  CHECK(rest == "\r\nbody");
}

}  // namespace ticketd::mail
