// SPDX-License-Identifier: Apache-2.0
#include "text/trim.hpp"

#include <utility>
#include <vector>

#include <doctest/doctest.h>

namespace ticketd::text {
namespace {

using Rows = std::vector<std::pair<const char*, const char*>>;

TEST_CASE("Blanks at the ends go, those between words stay") {
  for (const auto& row : Rows{{"", ""},
                              {" ", ""},
                              {" \t\r\n ", ""},
                              {"a", "a"},
                              {"\r\n a  b \t", "a  b"},
                              {"\xC2\xA0x", "\xC2\xA0x"},  // a no-break space is no blank
                              {"\v\fx\v", "\v\fx\v"}}) {   // nor are these
    CAPTURE(row.first);
    CHECK(trim(row.first) == row.second);
  }
}

TEST_CASE("What else goes is said by the caller") {
  CHECK(trim(" *bold*, ", " *,") == "bold");
  CHECK(trim("  ", "*") == "  ");
  CHECK(trim("\nx\n", " \t") == "\nx\n");
  CHECK(trim("***", "*").empty());
  CHECK(trim("", "*").empty());
}

TEST_CASE("Text of blanks only says nothing") {
  for (const char* const nothing : {"", " ", "\t\r\n", "\n\n"}) CHECK(is_only_blank(nothing));
  for (const char* const something : {"-", " . ", "\n0", "\xC2\xA0"}) CHECK_FALSE(is_only_blank(something));
}

TEST_CASE("A run of blanks becomes one space, none at the ends") {
  for (const auto& row : Rows{{"", ""}, {" \r\n\t", ""}, {" a \r\n\tb  c ", "a b c"}, {"ab", "ab"}}) {
    CAPTURE(row.first);
    CHECK(squeezed(row.first) == row.second);
  }
}

}  // namespace
}  // namespace ticketd::text
