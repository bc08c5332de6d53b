// SPDX-License-Identifier: Apache-2.0
#include "text/columns.hpp"

#include <utility>
#include <vector>

#include <doctest/doctest.h>

namespace ticketd::text {
namespace {

TEST_CASE("Letters take a column, ideographs and pictures two, marks and unseen characters none") {
  for (const auto& row : std::vector<std::pair<const char*, std::size_t>>{{"", 0},
                                                                          {"abc", 3},
                                                                          {"åäö€…", 5},
                                                                          {"日本語", 6},
                                                                          {"한국", 4},
                                                                          {"ＡＢ", 4},
                                                                          {"ｱｲ", 2},
                                                                          {"🙂", 2},
                                                                          {"a\xCC\x8A", 1},
                                                                          {"a\xE2\x80\x8B"
                                                                           "b",
                                                                           2},
                                                                          {"\xFF\xC3", 2}}) {
    CAPTURE(row.first);
    CHECK(columns_of(row.first) == row.second);
  }
}

TEST_CASE("Text is cut before a character that does not fit, and behind the marks of the last") {
  CHECK(beginning_in("abc", 2) == "ab");
  CHECK(beginning_in("abc", 3) == "abc");
  CHECK(beginning_in("abc", 0).empty());
  CHECK(beginning_in("日本語", 5) == "日本");
  CHECK(beginning_in("日本語", 1).empty());
  CHECK(beginning_in("a\xCC\x8A"
                     "b",
                     1) == "a\xCC\x8A");
  CHECK(beginning_in("", 5).empty());
}

}  // namespace
}  // namespace ticketd::text
