// SPDX-License-Identifier: Apache-2.0
#include "net/wire/one_line.hpp"

#include <string>

#include <doctest/doctest.h>

#include "net/wire/printable.hpp"

using namespace ticketd::net;

TEST_CASE("A stranger's words become one line without control characters") {
  CHECK(one_line("").empty());
  CHECK(one_line(" \r\n\t ").empty());
  CHECK(one_line("550 no\r\nsuch\x1b[31m user\x7F\n") == "550 no  such [31m user");
}

TEST_CASE("A stranger's words are never cut inside a character") {
  const std::string words = "Postlådan är full";
  CHECK(one_line(words, 6) == "Postl");
  CHECK(one_line(words, 7) == "Postlå");
  CHECK(printable(words, 6) == "Postl");
  CHECK(printable(words, 7) == "Postlå");
}
