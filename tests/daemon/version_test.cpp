// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "typed.hpp"

namespace ticketd::console {
namespace {

TEST_CASE("ticketctl tells its version, wherever it is asked for it") {
  for (const auto& words : {std::vector<std::string>{"--version"}, {"list", "--version"}}) {
    const auto answer = type(words);
    CHECK(answer.exit_code == Done);
    CHECK(answer.out == "ticketctl " TICKETD_VERSION "\n");
    CHECK(answer.err.empty());
  }
}

}  // namespace
}  // namespace ticketd::console
