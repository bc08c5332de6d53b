// SPDX-License-Identifier: Apache-2.0
#include "domain/resolution_answer.hpp"

#include <array>
#include <fstream>
#include <map>
#include <string>

#include <doctest/doctest.h>

#include "config/shipped_languages.hpp"

using namespace ticketd::domain;

namespace {

std::string named(ResolutionAnswer answer) {
  constexpr std::array names{"consent", "objection", "thanks", "unclear"};
  return names.at(static_cast<std::size_t>(answer));
}

std::string with_line_ends(std::string text) {
  for (auto at = text.find("\\n"); at != text.npos; at = text.find("\\n", at + 1)) text.replace(at, 2, "\n");
  return text;
}

// How many answers of this language were read.
int read_all(const std::string& language) {
  std::ifstream file(TICKETD_ROOT "/tests/domain/answers/" + language + ".txt");
  REQUIRE(file);
  std::string line;
  int answers = 0;
  for (; std::getline(file, line); ++answers) {
    CAPTURE(line);
    const auto bar = line.find(" | ");
    REQUIRE(bar != line.npos);
    const auto answer = read_resolution_answer(with_line_ends(line.substr(bar + 3)),
                                               ticketd::config::shipped_languages().vocabulary());
    CHECK(named(answer) == line.substr(0, bar));
  }
  return answers;
}

}  // namespace

TEST_CASE("What people answer is read as they mean it, in every language") {
  for (const auto& language : ticketd::config::shipped_languages().all()) {
    CAPTURE(language.code);
    CHECK(read_all(language.code) >= 30);
  }
}
