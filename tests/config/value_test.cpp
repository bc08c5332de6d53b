// SPDX-License-Identifier: Apache-2.0
#include "config/value.hpp"

#include <doctest/doctest.h>

namespace ticketd::config {
namespace {

std::string problem(std::string_view text, const ValueLimits& limits = {}) {
  const auto parsed = parse_yaml(text, limits);
  const auto* found = std::get_if<SyntaxProblem>(&parsed);
  return found == nullptr ? "" : std::to_string(found->line) + ' ' + found->what;
}

TEST_CASE("scalars stay the text they were written as") {
  const auto parsed = parse_yaml("a: no\nb: 0x10\nc: ~\nd: 'null'\ne: +46\n");
  const Value& map = std::get<Value>(parsed);
  REQUIRE(map.entries.size() == 5);
  CHECK(map.entries[0].value.text == "no");
  CHECK(map.entries[1].value.text == "0x10");
  CHECK(map.entries[2].value.kind == Value::Kind::Null);
  CHECK(map.entries[3].value.text == "null");
  CHECK(map.entries[4].value.text == "+46");
  CHECK(map.entries[4].line == 5);
}

TEST_CASE("an alias is the value it names, in its own line") {
  const auto parsed = parse_yaml("a: &x { k: v }\nb: *x\n");
  const Value& map = std::get<Value>(parsed);
  REQUIRE(map.entries.size() == 2);
  CHECK(map.entries[1].value.line == 2);
  REQUIRE(map.entries[1].value.entries.size() == 1);
  CHECK(map.entries[1].value.entries[0].value.text == "v");
}

TEST_CASE("what is not one plain YAML document is refused with its line") {
  struct Row {
    std::string_view text;
    std::string_view expected;
  };
  const Row table[] = {
      {"a: 1\n---\nb: 2\n", "3 a second document"},
      {"a: !!binary x\n", "1 tags (!name) are not used"},
      {"a: 1\nb: !x [1]\n", "2 tags (!name) are not used"},
      {"a: *x\n", "1 not YAML"},
      {"&a [ *a ]\n", "1 an alias must name"},
      {"[a, b]: c\n", "1 a list or a map stands where"},
      {"{a: b}: c\n", "1 a list or a map stands where"},
      {"? ~\n: c\n", "1 a key must be a single word"},
      {"a: [b\n", "1 not YAML"},
      {"a: b\n c: d\n", "2 not YAML"},
      {"a: \"b\n", "1 not YAML"},
      {"a: \xff\n", "0 not UTF-8"},
      {"a: \xed\xa0\x80\n", "0 not UTF-8"},
      {"a: b\n\tc: d\n", "2 not YAML"},
      {"a: b\n\x01: d\n", "2 a control character"},
      {std::string_view("a: b\0", 5), "1 a control character"},
  };
  for (const Row& row : table) {
    CAPTURE(row.text);
    CHECK(problem(row.text).substr(0, row.expected.size()) == row.expected);
  }
}

TEST_CASE("bytes, depth and the number of values are bounded") {
  CHECK(problem("a: b\n", {.bytes = 4}).starts_with("0 larger than 4 bytes"));
  CHECK(problem("[[[1]]]", {.depth = 3}).empty());
  CHECK(problem("[[[1]]]", {.depth = 2}) == "1 nested deeper than 2 levels");
  CHECK(problem("[1,2,3]", {.values = 4}).empty());
  CHECK(problem("[1,2,3]", {.values = 3}) == "1 more than 3 values");
  CHECK_FALSE(problem(std::string(300'000, '[')).empty());
}

TEST_CASE("aliases of aliases count as what they expand to") {
  std::string bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n";
  for (int level = 1; level < 10; ++level) {
    const std::string below = "*a" + std::to_string(level - 1);
    bomb += "a" + std::to_string(level) + ": &a" + std::to_string(level) + " [" + below;
    for (int copy = 1; copy < 10; ++copy) bomb += ", " + below;
    bomb += "]\n";
  }
  CHECK(problem(bomb) == "5 more than 100000 values");
}

}  // namespace
}  // namespace ticketd::config
