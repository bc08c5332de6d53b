// SPDX-License-Identifier: Apache-2.0
// What a YAML file says before anybody asks what it means: a tree of text, lists and maps, each with its
// line. Scalars stay text (`no` is Norwegian, not false); aliases are expanded here, within the limits.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace ticketd::config {

struct Entry;

struct Value {
  enum class Kind { Null, Text, List, Map };
  Kind kind = Kind::Null;
  int line = 0;  // from 1
  std::string text;
  std::vector<Value> items;
  std::vector<Entry> entries;  // in the file's order; a key that is given twice is here twice
};

struct Entry {
  std::string key;
  int line = 0;
  Value value;
};

struct ValueLimits {
  std::size_t bytes = 1024 * 1024;
  std::size_t depth = 20;
  std::size_t values = 100'000;  // counted after aliases are expanded
};

struct SyntaxProblem {
  int line = 0;
  std::string what;
};

// One YAML 1.2 document without tags. An empty text is Null.
[[nodiscard]] std::variant<Value, SyntaxProblem> parse_yaml(std::string_view text,
                                                            const ValueLimits& limits = {});

}  // namespace ticketd::config
