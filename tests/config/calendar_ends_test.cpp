// SPDX-License-Identifier: Apache-2.0
// What runs out in the calendars of a configuration is told before it does.
#include "config/calendar_ends.hpp"

#include <doctest/doctest.h>

#include "config/refusals.hpp"
#include "domain/rfc3339.hpp"

namespace ticketd::config {
namespace {

std::vector<std::string> warnings(const StandIn& folder, const std::string& calendar, const char* now) {
  folder.write("calendars/mine.yaml", calendar);
  const auto config = load_text(
      with_more("calendars: [ calendars ]\n"
                "contracts: [ { name: standard, calendar: mine, priorities: { 1: 2h, 2: 4h, 3: 8h } } ]"),
      folder.path("ticketd.yaml"));
  std::vector<std::string> lines;
  for (const auto& problem : calendar_ends(config, *domain::parse_rfc3339(now)))
    lines.push_back(problem.key + ": " + problem.what);
  return lines;
}

constexpr const char* now = "2026-11-30T12:00:00Z";
const std::string office = "time_zone: Europe/Stockholm\nweek: { monday-friday: 08:00-17:00 }\n";

std::string file_of(const std::string& events) {
  return "BEGIN:VCALENDAR\nVERSION:2.0\n" + events + "END:VCALENDAR\n";
}
std::string event_of(const std::string& day, const std::string& rule = "") {
  return "BEGIN:VEVENT\nUID:" + day + "\nDTSTART;VALUE=DATE:" + day + "\n" + rule + "END:VEVENT\n";
}

}  // namespace

TEST_CASE("holidays listed by date that have ended, or do within 60 days, are a warning") {
  const struct {
    const char* lines;
    const char* key;  // empty: no warning
  } table[] = {
      {"holidays: [ { name: A, date: 2024-03-20 }, { name: A, date: 2025-03-20 } ]", "holidays: "},
      {"holidays: [ { name: A, date: 2025-12-25 } ]", "holidays: "},
      {"holidays: [ { name: A, date: 2025-12-25 }, { name: B, date: 2027-01-28 } ]", "holidays: "},
      {"holidays: [ { name: A, date: 2025-12-25 }, { name: B, date: 2027-01-29 } ]", ""},
      {"holidays: [ { name: Y, date: 12-25 }, { name: A, date: 2025-04-18 }, { name: B, date: 2026-04-03 } ]",
       "holidays: "},
      // A move of house is no list that has to go on.
      {"holidays: [ { name: Y, date: 12-25 }, { name: Move, date: 2026-09-14 } ]", ""},
      {"holidays: [ { name: Y, date: 12-25, until: 2020 }, { name: Z, easter: 1 } ]", ""},
      {"ics: [ ended.ics ]", "ics[0]: "},
      {"ics: [ goes-on.ics, ended.ics ]", "ics[1]: "},
      {"ics: [ counted.ics ]", "ics[0]: "},
      {"ics: [ goes-on.ics ]", ""},
      {"ics: [ mixed.ics ]", "ics[0]: "},
      {"ics: [ ahead.ics ]", ""}};
  const StandIn folder;
  folder.write("calendars/ended.ics", file_of(event_of("20251225")));
  folder.write("calendars/goes-on.ics", file_of(event_of("20201225", "RRULE:FREQ=YEARLY\n")));
  folder.write("calendars/counted.ics", file_of(event_of("20201225", "RRULE:FREQ=YEARLY;COUNT=6\n")));
  folder.write("calendars/mixed.ics", file_of(event_of("20201225", "RRULE:FREQ=YEARLY\n") +
                                              event_of("20250418") + event_of("20260403")));
  folder.write("calendars/ahead.ics", file_of(event_of("20270403")));
  for (const auto& row : table) {
    CAPTURE(row.lines);
    const auto said = warnings(folder, office + row.lines + "\n", now);
    if (row.key[0] == '\0') {
      CHECK(said.empty());
    } else {
      REQUIRE(said.size() == 1);
      CHECK(said.front().find(std::string(row.key) + "calendar `mine`: the list names no day after ") == 0);
    }
  }
}

TEST_CASE("a list that ended is told of the calendar that is like the one that has it, once") {
  const StandIn folder;
  folder.write("calendars/base.yaml", office + "holidays: [ { name: A, date: 2025-12-25 } ]\n");
  CHECK(warnings(folder, "like: base\n", now).size() == 1);
}

TEST_CASE("hours that end are a warning from 60 days before") {
  const StandIn folder;
  const auto days = [](const char* date) {
    return "time_zone: UTC\nweek: {}\nextra_days: [ { date: " + std::string(date) +
           ", hours: 08:00-17:00 } ]\n";
  };
  CHECK(warnings(folder, days("2026-11-22"), now) ==
        std::vector<std::string>{
            "week: calendar `mine`: its hours end at 2026-11-22T17:00:00Z, and from then on "
            "wall time is promised and counted; give weekdays hours, or add extra days"});
  CHECK(warnings(folder, days("2027-01-28"), now).size() == 1);
  CHECK(warnings(folder, days("2027-01-30"), now).empty());
  CHECK(warnings(folder, office, now).empty());
}

}  // namespace ticketd::config
