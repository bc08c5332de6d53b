// SPDX-License-Identifier: Apache-2.0
#include "text/percent.hpp"

#include <utility>
#include <vector>

#include <doctest/doctest.h>

#include "text/hex.hpp"

namespace ticketd::text {
namespace {

using namespace std::string_literals;

TEST_CASE("All but unreserved characters are written as %XX") {
  for (const auto& row : std::vector<std::pair<std::string, const char*>>{{"", ""},
                                                                          {"aZ09-._~", "aZ09-._~"},
                                                                          {"a b&c=d%", "a%20b%26c%3Dd%25"},
                                                                          {"+46 8", "%2B46%208"},
                                                                          {"ö\r\n", "%C3%B6%0D%0A"},
                                                                          {"\0\xFF"s, "%00%FF"}}) {
    CAPTURE(row.first);
    CHECK(percent_encoded(row.first) == row.second);
    CHECK(percent_decoded(row.second) == row.first);
  }
}

TEST_CASE("Who writes may let other characters stand") {
  CHECK(percent_encoded("a+b/c~d", "+/") == "a+b/c%7Ed");
  CHECK(percent_encoded("-", "") == "%2D");
}

TEST_CASE("What is no escape is read as it stands") {
  for (const auto& row : std::vector<std::pair<const char*, const char*>>{{"%", "%"},
                                                                          {"%4", "%4"},
                                                                          {"100%", "100%"},
                                                                          {"%zz%4g%g4", "%zz%4g%g4"},
                                                                          {"%%41", "%A"},
                                                                          {"%c3%B6", "ö"},
                                                                          {"%2541", "%41"},
                                                                          {"a+b", "a+b"}}) {
    CAPTURE(row.first);
    CHECK(percent_decoded(row.first) == row.second);
  }
}

TEST_CASE("Hexadecimal digits are read in either case and written in capitals") {
  CHECK(hex_value('0') == 0);
  CHECK(hex_value('9') == 9);
  CHECK(hex_value('a') == 10);
  CHECK(hex_value('F') == 15);
  for (const char wrong : {'g', 'G', '/', ':', '@', '`', ' ', '\0', '\xC3'}) CHECK(hex_value(wrong) == -1);
  std::string out = "=";
  append_hex(out, '\n');
  append_hex(out, '\xFE');
  CHECK(out == "=0AFE");
}

}  // namespace
}  // namespace ticketd::text
