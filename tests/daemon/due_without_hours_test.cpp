// SPDX-License-Identifier: Apache-2.0
// What ticketctl says of a calendar whose hours come to an end: the same as a contract promises by it.
#include <sstream>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "config/stand_in.hpp"
#include "console/command.hpp"

namespace ticketd::console {
namespace {

struct Answer {
  int exit_code = 0;
  std::string out;
  std::string err;
};

// With a calendar `project` of one weekend.
Answer ask(std::vector<std::string> words, const std::string& input = {}) {
  const config::StandIn folder;
  folder.write("calendars/project.yaml",
               "time_zone: Europe/Stockholm\n"
               "week: {}\n"
               "extra_days:\n"
               "  - { name: go-live, date: 2026-11-21, hours: 08:00-17:00 }\n"
               "  - { name: go-live, date: 2026-11-22, hours: 08:00-17:00 }\n");
  folder.write("ticketd.yaml", std::string(config::enough) + "calendars: [ calendars ]\n");
  const std::string file = folder.path("ticketd.yaml").string();
  words.insert(words.begin(), {"ticketctl", "--config", file});
  std::vector<const char*> pointers;
  for (const auto& word : words) pointers.push_back(word.c_str());
  std::istringstream in{input};
  std::ostringstream out, err;
  const int exit_code = run(static_cast<int>(pointers.size()), pointers.data(), in, out, err);
  return {exit_code, out.str(), err.str()};
}

std::vector<std::string> due(const char* from, const char* working) {
  return {"due", "--calendar", "project", "--from", from, "--working", working};
}

}  // namespace

TEST_CASE("where no hours are left, due promises wall time and says so") {
  const Answer within = ask(due("2026-11-21T08:00:00+01:00", "18h"));
  CHECK(within.exit_code == 0);
  CHECK(within.out == "2026-11-22T16:00:00Z\n");
  CHECK(within.err.empty());
  const Answer beyond = ask(due("2026-11-21T08:00:00+01:00", "20h"));
  CHECK(beyond.exit_code == 0);
  CHECK(beyond.out == "2026-11-22T18:00:00Z\n");
  CHECK(beyond.err.find("project has no hours left after 2026-11-22T16:00:00Z; wall time is") !=
        std::string::npos);
  CHECK(ask({"due", "--batch"}, "project 2026-12-01T03:00:00Z 2880\n").out == "2026-12-03T03:00:00Z\n");
}

TEST_CASE("due says in JSON, too, since when it is wall time, and nothing where it is not") {
  auto words = due("2026-12-01T03:00:00Z", "48h");
  words.push_back("--json");
  const auto beyond = nlohmann::json::parse(ask(words).out);
  CHECK(beyond["due"] == "2026-12-03T03:00:00Z");
  CHECK(beyond["wall_time_since"] == "2026-11-22T16:00:00Z");
  words = due("2026-11-21T08:00:00+01:00", "1h");
  words.push_back("--json");
  CHECK_FALSE(nlohmann::json::parse(ask(words).out).contains("wall_time_since"));
}

TEST_CASE("calendar shows the days that have hours, and in one line that none are left") {
  const Answer year = ask({"calendar", "project", "2027"});
  CHECK(year.exit_code == 0);
  CHECK(year.out.find("2027-0") == std::string::npos);
  CHECK(year.out.ends_with(
      "no hours are left after 2026-11-22T16:00:00Z: wall time is promised and counted from then on\n"));
  CHECK(ask({"calendar", "project", "2026"}).out.find("2026-11-21  Saturday  08:00-17:00") !=
        std::string::npos);
  const auto object = nlohmann::json::parse(ask({"calendar", "project", "2027", "--json"}).out);
  CHECK(object["days"].empty());
  CHECK(object["wall_time_since"] == "2026-11-22T16:00:00Z");
  CHECK(ask({"calendar", "sweden", "2027"}).out.find("no hours are left") == std::string::npos);
}

}  // namespace ticketd::console
