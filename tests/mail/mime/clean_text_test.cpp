// SPDX-License-Identifier: Apache-2.0
#include "mail/mime/clean_text.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace ticketd::mail {

TEST_CASE("a body keeps its lines, tabs and letters, and no control character") {
  using namespace std::string_literals;
  struct Row {
    std::string raw;
    std::string clean;
  };
  for (const Row& row : std::vector<Row>{
           {"", ""},
           {"a\tb\n\nc ~", "a\tb\n\nc ~"},
           {"a\r\nb\rc\r", "a\nb\nc\n"},
           {"a\0b\x1F\x7F\x1B[31mc"s, "ab[31mc"},
           {"\xEF\xBB\xBFGrüß Gott", "Grüß Gott"},
           {"a\xC2\x85\xC2\x9F\xC2\xA0\x62", "a\xC2\xA0\x62"},
           {"\xE2\x80\xAE\x61\xE2\x80\xAD\x62", "ab"},
           {"\xE2\x80\x8F\xE2\x82\xAC \xC2\xA9 \xE3\x81\x82",
            "\xE2\x80\x8F\xE2\x82\xAC \xC2\xA9 \xE3\x81\x82"},
           {"\xC2", "\xC2"},
           {"\xE2\x80", "\xE2\x80"},
           {"\xFF\x80", "\xFF\x80"},
       }) {
    CAPTURE(row.raw);
    CHECK(clean_body(row.raw) == row.clean);
  }
}

TEST_CASE("a line is one, without marks that turn its reading around and without blanks around it") {
  using namespace std::string_literals;
  struct Row {
    std::string raw;
    std::string clean;
  };
  for (const Row& row : std::vector<Row>{
           {"", ""},
           {"   ", ""},
           {" !a b~ ", "!a b~"},
           {"a\tb\r\nc", "a b  c"},
           {"\x7F\x61\0\x1Fz"s, "az"},
           {"a\xC2\x85\x62", "ab"},
           {" Grüße\xE2\x80\xAE\xEF\xBB\xBF ", "Grüße"},
           {"a\xFF", "a\xEF\xBF\xBD"},
       }) {
    CAPTURE(row.raw);
    CHECK(clean_line(row.raw) == row.clean);
  }
}

}  // namespace ticketd::mail
