// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "typed.hpp"

namespace ticketd::console {
namespace {

using Words = std::vector<std::string>;

TEST_CASE("Under --json what goes wrong is one JSON object on the output, besides the words for people") {
  const EmptyDesk desk;
  const std::vector<std::pair<Words, int>> table{
      {{"show", "17"}, No},
      {{"history", "17"}, No},
      {{"show", "-1"}, Usage},
      {{"show"}, Usage},
      {{"shwo"}, Usage},
      {{"list", "--colour"}, Usage},
      {{"list", "--status", "odd"}, Usage},
      {{}, Usage},
      {{"command", "17", "close"}, Usage},
      {{"command", "17", "/close"}, NotReached},
      {{"replay", "17"}, NotReached},
      {{"rota", "nobodys"}, No},
      {{"calendar", "atlantis"}, No},
      {{"due", "--calendar", "sweden"}, Usage},
      {{"--config", "/nonexistent/ticketd.yaml", "list"}, Usage},
  };
  for (const auto& row : table)
    for (const bool first : {true, false}) {
      const Words& words = row.first;
      const auto exit_code = row.second;
      Words asked = words;
      asked.insert(first ? asked.begin() : asked.end(), "--json");
      CAPTURE(words.size());
      CAPTURE((words.empty() ? std::string() : words.front()));
      const auto answer = desk.type(asked);
      CHECK(answer.exit_code == exit_code);
      const auto error = nlohmann::json::parse(answer.out, nullptr, false);
      REQUIRE(error.is_object());
      CHECK(error.at("exit") == exit_code);
      REQUIRE(error.at("error").is_string());
      CHECK(!error.at("error").get<std::string>().empty());
      CHECK(answer.err.find(error.at("error").get<std::string>()) != std::string::npos);
      CHECK(desk.type(words).out.empty());
    }
}

TEST_CASE("Without --json an error leaves the output empty, and help is no error with it") {
  const EmptyDesk desk;
  CHECK(desk.type({"show", "17"}).out.empty());
  const auto help = desk.type({"--json", "show", "--help"});
  CHECK(help.exit_code == Done);
  CHECK(help.out.find("\"error\"") == std::string::npos);
}

TEST_CASE("mailbox says that the daemon is down, and under --json still answers with the array") {
  const EmptyDesk desk;
  const auto plain = desk.type({"mailbox"});
  CHECK(plain.exit_code == NotReached);
  CHECK(plain.err.find("ticketd is not running") != std::string::npos);
  const auto json = desk.type({"mailbox", "--json"});
  CHECK(json.exit_code == NotReached);
  CHECK(nlohmann::json::parse(json.out).is_array());
  CHECK(json.err == plain.err);
}

}  // namespace
}  // namespace ticketd::console
