// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "typed.hpp"

namespace ticketd::console {
namespace {

using Words = std::vector<std::string>;

TEST_CASE("A misspelt command is answered with the nearest one") {
  const std::vector<std::pair<Words, std::string>> table{
      {{"shwo", "17"}, "there is no command \"shwo\"; did you mean show?"},
      {{"sohw", "17", "--full"}, "there is no command \"sohw\"; did you mean show?"},
      {{"lits"}, "there is no command \"lits\"; did you mean list?"},
      {{"--json", "mailboxes"}, "there is no command \"mailboxes\"; did you mean mailbox?"},
      {{"checkconfig"}, "there is no command \"checkconfig\"; did you mean check-config?"},
      {{"escaltions", "--armed"}, "there is no command \"escaltions\"; did you mean escalations?"},
      {{"--jsno", "histroy", "17"}, "there is no command \"histroy\"; did you mean history?"},
      {{"outbox", "rety", "9"}, "there is no command \"outbox rety\"; did you mean retry?"},
      {{"frobnicate"}, "there is no command \"frobnicate\"; ticketctl --help lists them"},
      {{"outbox", "frobnicate"},
       "there is no command \"outbox frobnicate\"; ticketctl outbox --help lists them"},
  };
  for (const auto& row : table) {
    const auto& words = row.first;
    const std::string& why = row.second;
    CAPTURE(why);
    const auto answer = type(words);
    CHECK(answer.exit_code == Usage);
    CHECK(answer.err == "ticketctl: " + why + "\n");
  }
}

TEST_CASE("A word too many after a command is not called a command") {
  for (const Words& words :
       {Words{"stats", "shwo"}, {"outbox", "retry", "9", "shwo"}, {"stats", "--jsno"}, {}}) {
    const auto answer = type(words);
    CHECK(answer.exit_code == Usage);
    CHECK(!answer.err.empty());
    CHECK(answer.err.find("there is no command") == std::string::npos);
  }
}

}  // namespace
}  // namespace ticketd::console
