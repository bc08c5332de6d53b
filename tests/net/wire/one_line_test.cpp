// SPDX-License-Identifier: Apache-2.0
#include "net/wire/one_line.hpp"

#include <string>

#include <doctest/doctest.h>

using namespace ticketd::net;

TEST_CASE("A stranger's words become one line without control characters") {
  CHECK(one_line("").empty());
  CHECK(one_line(" \r\n\t ").empty());
  CHECK(one_line("550 no\r\nsuch\x1b[31m user\x7F\n") == "550 no such\uFFFD[31m user\uFFFD");
  CHECK(one_line("plain \u00FC") == "plain \u00FC");
  CHECK(one_line("a\r\nb\x1b[0m\x7f\u0085\u2028\xFF") == "a b\uFFFD[0m\uFFFD \uFFFD");
  CHECK(one_line("a\u0085b\u2028c\u202Ed") == "a b cd");
}

TEST_CASE("A stranger's words are never cut inside a character") {
  const std::string words = "Postlådan är full";
  CHECK(one_line(words, 6) == "Postl");
  CHECK(one_line(words, 7) == "Postlå");
  CHECK(one_line("12345", 3) == "123");
  CHECK(one_line("1\u00FC\u00FC", 4) == "1\u00FC");
}

TEST_CASE("A stranger's words that are not UTF-8 are UTF-8 afterwards") {
  CHECK(one_line("550 l\xE5"
                 "dan \xFF") ==
        "550 l\uFFFD"
        "dan \uFFFD");
  CHECK(one_line("\xFF\xFF", 5) == "\uFFFD");
  CHECK(one_line("cut \xC3", 4) == "cut");
}
