// SPDX-License-Identifier: Apache-2.0
// Calendars whose hours come to an end.
#include "domain/hours_end.hpp"

#include <doctest/doctest.h>

#include "domain/rfc3339.hpp"

namespace ticketd::domain {
namespace {

using std::chrono::hours;

Instant at(const char* text) {
  return *parse_rfc3339(text);
}

// Saturday and Sunday of the go-live, 08:00-17:00.
Calendar project(const char* zone, Hours hours_of_day = {{hours{8}, hours{17}}}) {
  CalendarRules rules;
  rules.name = "project";
  rules.time_zone = zone;
  const auto november = std::chrono::year{2026} / 11;
  rules.extra_days = {{"go-live", november / 21, hours_of_day}, {"go-live", november / 22, hours_of_day}};
  return Calendar{std::move(rules)};
}

}  // namespace

TEST_CASE("hours that go on have no end, and such a calendar stays as it is") {
  CalendarRules rules;
  rules.week[1] = {{hours{8}, hours{17}}};
  const Calendar mondays{rules};
  CHECK_FALSE(hours_end(mondays).has_value());
  const Calendar same = with_wall_time(mondays);
  CHECK(same.open_intervals() == mondays.open_intervals());
  CHECK_FALSE(wall_time_since(same).has_value());
}

TEST_CASE("after the last hour wall time counts, from that second on") {
  CHECK(hours_end(project("Europe/Stockholm")) == at("2026-11-22T16:00:00Z"));
  const Calendar calendar = with_wall_time(project("Europe/Stockholm"));
  CHECK(wall_time_since(calendar) == at("2026-11-22T16:00:00Z"));
  const struct {
    const char* from;
    int amount;
    const char* due;
  } table[] = {{"2026-11-20T09:00:00Z", 2, "2026-11-21T09:00:00Z"},
               {"2026-11-20T09:00:00Z", 18, "2026-11-22T16:00:00Z"},
               {"2026-11-20T09:00:00Z", 20, "2026-11-22T18:00:00Z"},
               {"2026-11-22T17:00:00Z", 4, "2026-11-22T21:00:00Z"},
               {"2026-12-01T03:00:00Z", 48, "2026-12-03T03:00:00Z"},
               {"2040-03-24T12:00:00Z", 24, "2040-03-25T12:00:00Z"}};  // over a change of the clock
  for (const auto& row : table) {
    CAPTURE(row.from);
    const Instant due = add_working_time(calendar, at(row.from), hours{row.amount});
    CHECK(format_rfc3339(due) == row.due);
    CHECK(working_time_between(calendar, at(row.from), due) == hours{row.amount});
  }
}

TEST_CASE("hours that end at midnight, or after it, go over into wall time as well") {
  for (const Hours& night : {Hours{{hours{20}, hours{24}}}, Hours{{hours{22}, hours{26}}}}) {
    const Calendar before = project("UTC", night);
    const Calendar calendar = with_wall_time(before);
    CHECK(wall_time_since(calendar) == hours_end(before));
    CHECK(format_rfc3339(add_working_time(calendar, at("2026-11-23T03:00:00Z"), hours{30})) ==
          "2026-11-24T09:00:00Z");
  }
}

}  // namespace ticketd::domain
