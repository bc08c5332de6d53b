// SPDX-License-Identifier: Apache-2.0
#include "text/edit_distance.hpp"

#include <vector>

#include <doctest/doctest.h>

namespace ticketd::text {
namespace {

struct Row {
  const char* a;
  const char* b;
  std::size_t edits;
};

TEST_CASE("What a hand does wrong once is one edit: put in, left out, changed, swapped with its neighbour") {
  for (const Row& row : std::vector<Row>{{"", "", 0},
                                         {"", "abc", 3},
                                         {"close", "close", 0},
                                         {"close", "closee", 1},
                                         {"close", "clse", 1},
                                         {"close", "cloze", 1},
                                         {"close", "colse", 1},
                                         {"close", "lcose", 1},
                                         {"close", "closse", 1},
                                         {"kitten", "sitting", 3},
                                         {"ca", "abc", 3},  // no letter is moved twice
                                         {"close", "CLOSE", 5},
                                         {"abc", "xyz", 3}}) {
    CAPTURE(row.a);
    CAPTURE(row.b);
    CHECK(edit_distance(row.a, row.b) == row.edits);
    CHECK(edit_distance(row.b, row.a) == row.edits);
  }
}

}  // namespace
}  // namespace ticketd::text
