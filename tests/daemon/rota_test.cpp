// SPDX-License-Identifier: Apache-2.0
#include <sstream>
#include <vector>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "config/stand_in.hpp"
#include "console/command.hpp"

namespace ticketd::console {
namespace {

struct Answer {
  int exit_code = 0;
  std::string out;
};

Answer ask(const config::StandIn& folder, std::vector<const char*> words) {
  const std::string file = folder.path("ticketd.yaml").string();
  words.insert(words.begin(), {"ticketctl", "--config", file.c_str()});
  std::istringstream in;
  std::ostringstream out, err;
  const int exit_code = run(static_cast<int>(words.size()), words.data(), in, out, err);
  return {exit_code, out.str()};
}

TEST_CASE("rota shows who carries the phone from now on, turn after turn") {
  const config::StandIn folder;
  folder.write(
      "ticketd.yaml",
      std::string(config::enough) +
          "agents: [ { name: anna, address: anna@acme.example }, { name: bo, address: bo@acme.example } ]\n"
          "rotas: [ { name: on-call, timezone: UTC, people: [anna, bo], every: 1 day, from: 2020-01-01T08:00 "
          "} ]\n");
  const auto shifts = nlohmann::json::parse(ask(folder, {"rota", "on-call", "--weeks", "1", "--json"}).out);
  REQUIRE(shifts.size() == 8);
  for (std::size_t i = 1; i < shifts.size(); ++i) {
    CHECK(shifts[i]["begin"] == shifts[i - 1]["end"]);
    CHECK(shifts[i]["person"] != shifts[i - 1]["person"]);
    CHECK(shifts[i]["begin"].get<std::string>().substr(11) == "08:00:00Z");
  }
  const Answer text = ask(folder, {"rota", "on-call"});
  CHECK(text.exit_code == 0);
  CHECK(text.out.starts_with("on-call, UTC\n"));
  CHECK(ask(folder, {"rota", "nobodys"}).exit_code == 1);
  CHECK(ask(folder, {"rota"}).exit_code == 2);
}

}  // namespace
}  // namespace ticketd::console
