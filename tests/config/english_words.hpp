// SPDX-License-Identifier: Apache-2.0
// The shipped English words.yaml, changed in one place by a test, and what reading it then refuses.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

#include <doctest/doctest.h>

#include "config/config.hpp"
#include "config/language_file.hpp"
#include "config/shipped.hpp"

namespace ticketd::config {

inline std::string content_of(const std::filesystem::path& path) {
  std::ifstream file(path);
  REQUIRE(file);
  return {std::istreambuf_iterator<char>(file), {}};
}

inline std::string english() {
  return content_of(shipped("templates") / "en/words.yaml");
}

// `before` stands in `text`.
inline std::string with(std::string text, std::string_view before, std::string_view after) {
  const auto at = text.find(before);
  REQUIRE(at != std::string::npos);
  return text.replace(at, before.size(), after);
}

// None: it is taken.
inline std::vector<Problem> problems_in(std::string_view yaml) {
  try {
    static_cast<void>(read_language(yaml, "xx/words.yaml", "xx"));
  } catch (const Invalid& invalid) {
    return {invalid.problems().begin(), invalid.problems().end()};
  }
  return {};
}

}  // namespace ticketd::config
