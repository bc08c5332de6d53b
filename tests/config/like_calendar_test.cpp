// SPDX-License-Identifier: Apache-2.0
// A calendar that is another one but for some of it.
#include <doctest/doctest.h>

#include "config/calendar_file.hpp"
#include "config/config.hpp"
#include "config/stand_in.hpp"
#include "domain/rfc3339.hpp"

namespace ticketd::config {
namespace {

using domain::Instant;

std::string hours_on(const domain::Calendar& calendar, const std::string& date) {
  const Instant midnight = *domain::parse_rfc3339(date + "T00:00:00+01:00");
  std::string text;
  for (const auto& interval : domain::explain(calendar, midnight, midnight + std::chrono::hours{24}))
    text += domain::format_rfc3339(interval.begin).substr(11, 5) + "-" +
            domain::format_rfc3339(interval.end).substr(11, 5) + " ";
  return text;
}

std::string refusal(const StandIn& folder, const char* file) {
  const std::vector<std::filesystem::path> folders{folder.path("")};
  try {
    static_cast<void>(load_calendar(folder.path(file), folders));
  } catch (const Invalid& invalid) {
    return invalid.problems().front().key + ": " + invalid.problems().front().what;
  }
  return "";
}

const std::string office = "time_zone: Europe/Stockholm\nweek: { monday-friday: 08:00-17:00 }\n";

}  // namespace

TEST_CASE("a calendar that is like another has its holidays, and hours and days of its own") {
  const StandIn folder;
  folder.write("mine.yaml",
               "like: sweden\n"
               "week: { monday-thursday: 07:00-16:00 }\n"
               "without: [ Trettondedag jul ]\n"
               "holidays: [ { name: Julafton, date: 12-24 } ]\n"
               "extra_days: [ { date: 2026-12-27, hours: 10:00-12:00 } ]\n");
  const auto mine = load_calendar(folder.path("mine.yaml"));
  CHECK(mine.name() == "mine");
  CHECK(mine.zone().name() == "Europe/Stockholm");
  CHECK(hours_on(mine, "2026-11-30") == "06:00-15:00 ");  // a Monday
  CHECK(hours_on(mine, "2026-12-04").empty());            // a Friday, which has no hours any more
  CHECK(hours_on(mine, "2026-01-06") == "06:00-15:00 ");  // Epiphany is worked, and the day before is whole
  CHECK(hours_on(mine, "2026-01-05") == "06:00-15:00 ");
  CHECK(hours_on(mine, "2026-12-24").empty());
  CHECK(hours_on(mine, "2026-12-23") == "07:30-13:00 ");  // the day before a holiday is short there
  CHECK(hours_on(mine, "2026-12-27") == "09:00-11:00 ");
}

TEST_CASE("short days of its own take the place of the other's") {
  const StandIn folder;
  folder.write("mine.yaml", "like: sweden\nshort_days: []\n");
  CHECK(hours_on(load_calendar(folder.path("mine.yaml")), "2026-12-24") == "07:00-16:00 ");
}

TEST_CASE("a file may be like the shipped calendar of its own name, and like one that is like another") {
  const StandIn folder;
  folder.write("sweden.yaml", "like: sweden\nweek: { monday: 10:00-12:00 }\n");
  folder.write("ours.yaml", "like: sweden\ntime_zone: Europe/Helsinki\n");
  const std::vector<std::filesystem::path> folders{folder.path("")};
  CHECK(hours_on(load_calendar(folder.path("sweden.yaml"), folders), "2026-11-30") == "09:00-11:00 ");
  CHECK(hours_on(load_calendar(folder.path("ours.yaml"), folders), "2026-11-30") == "08:00-10:00 ");
}

TEST_CASE("what a calendar can't be like, and what it can't be without, is refused") {
  const StandIn folder;
  folder.write("a.yaml", "like: b\n");
  folder.write("b.yaml", "like: a\n");
  folder.write("gone.yaml", "like: atlantis\n");
  folder.write("itself.yaml", "like: itself\n");
  folder.write("path.yaml", "like: ../sweden\n");
  folder.write("without.yaml", "like: sweden\nwithout: [ Trettondagen ]\n");
  folder.write("broken.yaml", office + "holidays: [ { name: x, date: never } ]\n");
  folder.write("like-broken.yaml", "like: broken\n");
  folder.write("neither.yaml", "holidays: []\n");
  CHECK(refusal(folder, "a.yaml").find("like: there is no other calendar `a`") == 0);
  CHECK(refusal(folder, "gone.yaml").find("like: there is no other calendar `atlantis`") == 0);
  CHECK(refusal(folder, "itself.yaml").find("like: there is no other calendar `itself`") == 0);
  CHECK(refusal(folder, "path.yaml").find("like: ") == 0);
  CHECK(refusal(folder, "without.yaml").find("without[0]: the calendar has no holiday `Trettondagen`") == 0);
  CHECK(refusal(folder, "like-broken.yaml").find("holidays[0].date: `never` is not a date") == 0);
  CHECK(refusal(folder, "neither.yaml").find("time_zone: is missing") == 0);
}

}  // namespace ticketd::config
