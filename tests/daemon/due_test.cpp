// SPDX-License-Identifier: Apache-2.0
#include <sstream>
#include <vector>

#include <doctest/doctest.h>
#include <nlohmann/json.hpp>

#include "console/command.hpp"

namespace ticketd::console {
namespace {

struct Answer {
  int exit_code = 0;
  std::string out;
  std::string err;
};

Answer ask(std::vector<const char*> words, const std::string& input = {}) {
  words.insert(words.begin(), "ticketctl");
  std::istringstream in{input};
  std::ostringstream out, err;
  const int exit_code = run(static_cast<int>(words.size()), words.data(), in, out, err);
  return {exit_code, out.str(), err.str()};
}

TEST_CASE("due tells the instant and, asked to, what it counted") {
  const Answer plain =
      ask({"due", "--calendar", "sweden", "--from", "2026-03-02T15:00:00+01:00", "--working", "8h"});
  CHECK(plain.exit_code == 0);
  CHECK(plain.out == "2026-03-03T13:00:00Z\n");
  const Answer explained = ask(
      {"due", "--calendar", "sweden", "--from", "2026-03-02T15:00:00+01:00", "--working", "8h", "--explain"});
  CHECK(explained.out == "2026-03-03T13:00:00Z\n2 h Monday 15:00-17:00, 6 h Tuesday 08:00-14:00\n");
  const Answer json = ask({"--json", "due", "--calendar", "24x7", "--from", "2026-03-02T15:00:00Z",
                           "--working", "90s", "--explain"});
  const auto object = nlohmann::json::parse(json.out);
  CHECK(object["due"] == "2026-03-02T15:01:30Z");
  CHECK(object["counted"][0]["seconds"] == 90);
}

TEST_CASE("due refuses what it cannot read and says no to what is not there") {
  const struct {
    const char* calendar;
    const char* from;
    const char* working;
    int exit_code;
  } table[] = {{"atlantis", "2026-03-02T15:00:00Z", "8h", 1},
               {"../calendars/sweden", "2026-03-02T15:00:00Z", "8h", 1},
               {"sweden", "2026-03-02", "8h", 2},
               {"sweden", "2026-03-02T15:00:00Z", "8", 2},
               {"sweden", "2026-03-02T15:00:00Z", "-8h", 2},
               {"sweden", "1969-03-02T15:00:00Z", "8h", 1},
               {"sweden", "2100-12-01T15:00:00Z", "36500d", 1}};
  for (const auto& row : table) {
    CAPTURE(row.calendar);
    CAPTURE(row.from);
    const Answer answer =
        ask({"due", "--calendar", row.calendar, "--from", row.from, "--working", row.working});
    CHECK(answer.exit_code == row.exit_code);
    CHECK(answer.out.empty());
    CHECK_FALSE(answer.err.empty());
  }
  CHECK(ask({"due"}).exit_code == 2);
  CHECK(ask({"due", "--calendar", "sweden", "--config", "/nonexistent/ticketd.yaml", "--from",
             "2026-03-02T15:00:00Z", "--working", "8h"})
            .exit_code == 2);
}

TEST_CASE("a batch answers every line, a bad one with error and exit 1 at the end") {
  const Answer good = ask({"due", "--batch"},
                          "sweden 2026-03-02T15:00:00+01:00 480\n"
                          "24x7 2026-03-02T15:00:00Z 0\n"
                          "us-federal\t2021-12-30T16:00:00-07:00   120\r\n");
  CHECK(good.exit_code == 0);
  CHECK(good.out == "2026-03-03T13:00:00Z\n2026-03-02T15:00:00Z\n2022-01-03T16:00:00Z\n");
  const Answer bad = ask({"due", "--batch"},
                         "atlantis 2026-03-02T15:00:00Z 1\nsweden yesterday 1\nsweden 2026-03-02T15:00:00Z\n"
                         "sweden 2026-03-02T15:00:00Z -1\nsweden 2026-03-02T15:00:00Z 1.5\n\n"
                         "sweden 2026-03-02T15:00:00Z 1 more\nsweden 2026-03-02T15:00:00Z 999999999\n"
                         "sweden 2026-03-02T15:00:00Z 99999999999999999999\n24x7 2026-03-02T15:00:00Z 1");
  CHECK(bad.exit_code == 1);
  CHECK(bad.out == "error\nerror\nerror\nerror\nerror\nerror\nerror\nerror\nerror\n2026-03-02T15:01:00Z\n");
}

TEST_CASE("calendar shows the year's holidays and short days and why") {
  const Answer text = ask({"calendar", "sweden", "2026"});
  CHECK(text.exit_code == 0);
  CHECK(text.out.find("2026-06-19  Friday    08:30-14:00   the day before Midsommardagen\n") !=
        std::string::npos);
  CHECK(text.out.find("2026-06-20  Saturday  closed        Midsommardagen\n") != std::string::npos);
  CHECK(text.out.find("2026-06-18") == std::string::npos);
  const auto object = nlohmann::json::parse(ask({"calendar", "us-federal", "2021", "--json"}).out);
  CHECK(object["time_zone"] == "America/Denver");
  CHECK(object["week"]["Monday"][0] == "08:00-17:00");
  CHECK(object["days"].back()["date"] == "2021-12-31");
  CHECK(object["days"].back()["why"] == "New Year's Day (observed)");
  CHECK(ask({"calendar", "atlantis"}).exit_code == 1);
  CHECK(ask({"calendar", "sweden", "1812"}).exit_code == 2);
  CHECK(ask({"calendar"}).exit_code == 2);
}

}  // namespace
}  // namespace ticketd::console
