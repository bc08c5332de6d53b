// SPDX-License-Identifier: Apache-2.0
#include "domain/rota.hpp"

#include <doctest/doctest.h>

#include "domain/rfc3339.hpp"
#include "domain/sample_calendars.hpp"

namespace ticketd::domain {
namespace {

using std::chrono::days;
using std::chrono::hours;
using test::at;

LocalTime local(int year, unsigned month, unsigned day, int hour, int minute = 0) {
  return std::chrono::local_days{std::chrono::year{year} / std::chrono::month{month} /
                                 std::chrono::day{day}} +
         hours{hour} + std::chrono::minutes{minute};
}

Rota weekly() {
  return {"on-call", "Europe/Stockholm", {"anna", "bo", "cilla"}, 1, Rota::Unit::Week, local(2026, 1, 5, 8),
          {}};
}

std::string told(const Schedule& schedule, std::string_view when) {
  std::string text;
  for (const auto& person : schedule.carrier_and_next(at(when))) text += person + " ";
  return text;
}

std::string shifts_text(const Schedule& schedule, std::string_view from, std::string_view until) {
  std::string text;
  for (const Shift& shift : schedule.shifts(at(from), at(until)))
    text += (shift.person.empty() ? "nobody" : shift.person) + (shift.by_override ? "* " : " ") +
            format_rfc3339(shift.when.begin).substr(5, 11) + "; ";
  return text;
}

TEST_CASE("turns go round and are handed over by the wall clock, also when it changes") {
  const Schedule schedule{weekly()};
  const struct {
    const char* when;
    const char* told;
  } table[] = {{"2026-01-05T07:59:59+01:00", ""},
               {"2026-01-05T08:00:00+01:00", "anna bo "},
               {"2026-01-12T07:59:59+01:00", "anna bo "},
               {"2026-01-12T08:00:00+01:00", "bo cilla "},
               {"2026-01-19T08:00:00+01:00", "cilla anna "},
               // The clock goes forward on 29 March: the hand-over stays at 08:00, an hour earlier in UTC.
               {"2026-03-30T07:59:59+02:00", "cilla anna "},
               {"2026-03-30T08:00:00+02:00", "anna bo "},
               {"2026-10-26T07:59:59+01:00", "cilla anna "},
               {"2026-10-26T08:00:00+01:00", "anna bo "}};
  for (const auto& row : table) {
    CAPTURE(row.when);
    CHECK(told(schedule, row.when) == row.told);
  }
}

TEST_CASE("an override holds from its beginning to its end, and the later one where two do") {
  Rota rota = weekly();
  rota.overrides = {{"bo", local(2025, 12, 24, 8), local(2025, 12, 27, 8)},
                    {"bo", local(2026, 1, 6, 8), local(2026, 1, 8, 8)},
                    {"dora", local(2026, 1, 7, 8), local(2026, 1, 7, 20)}};
  const Schedule schedule{rota};
  CHECK(shifts_text(schedule, "2025-12-24T00:00:00Z", "2026-01-20T00:00:00Z") ==
        "nobody 12-24T00:00; bo* 12-24T07:00; nobody 12-27T07:00; anna 01-05T07:00; bo* 01-06T07:00; dora* "
        "01-07T07:00; "
        "bo* 01-07T19:00; anna 01-08T07:00; bo 01-12T07:00; cilla 01-19T07:00; ");
  // Bo carries Anna's phone: the next in rotation after Anna's turn who is not Bo is Cilla.
  CHECK(told(schedule, "2026-01-06T12:00:00Z") == "bo cilla ");
  CHECK(told(schedule, "2026-01-07T12:00:00Z") == "dora bo ");
  CHECK(told(schedule, "2025-12-25T12:00:00Z") == "bo anna ");
}

TEST_CASE("gaps are named") {
  const Schedule schedule{weekly()};
  const auto gaps = schedule.gaps(at("2026-01-01T00:00:00Z"), at("2026-02-01T00:00:00Z"));
  REQUIRE(gaps.size() == 1);
  CHECK(gaps[0] == Interval{at("2026-01-01T00:00:00Z"), at("2026-01-05T07:00:00Z")});
  Rota nobody = weekly();
  nobody.people.clear();
  CHECK(Schedule{nobody}.gaps(at("2026-01-01T00:00:00Z"), at("2027-01-01T00:00:00Z")).size() == 1);
  CHECK(Schedule{nobody}.carrier_and_next(at("2026-01-12T12:00:00Z")).empty());
  CHECK(schedule.gaps(at("2026-02-01T00:00:00Z"), at("2026-01-01T00:00:00Z")).empty());
}

TEST_CASE("one person alone has one shift and nobody next") {
  Rota rota = weekly();
  rota.people = {"anna"};
  const Schedule schedule{rota};
  CHECK(told(schedule, "2026-05-01T00:00:00Z") == "anna ");
  CHECK(schedule.shifts(at("2026-01-05T08:00:00Z"), at("2027-01-05T08:00:00Z")).size() == 1);
}

TEST_CASE("half days change hands at the same hour of the day all year") {
  const Schedule schedule{
      {"half", "Europe/Stockholm", {"day", "night"}, 12, Rota::Unit::Hour, local(2026, 1, 1, 8), {}}};
  CHECK(shifts_text(schedule, "2026-03-28T08:00:00Z", "2026-03-29T20:00:00Z") ==
        "day 03-28T08:00; night 03-28T19:00; day 03-29T06:00; night 03-29T18:00; ");
  CHECK(shifts_text(schedule, "2026-10-24T08:00:00Z", "2026-10-25T20:00:00Z") ==
        "day 10-24T08:00; night 10-24T18:00; day 10-25T07:00; night 10-25T19:00; ");
}

TEST_CASE("hours that the clock skips or shows twice leave no hole and no step back") {
  const Schedule schedule{
      {"hourly", "Europe/Stockholm", {"a", "b"}, 1, Rota::Unit::Hour, local(2026, 1, 1, 0, 30), {}}};
  for (const char* night : {"2026-03-28T22:00:00Z", "2026-10-24T22:00:00Z"}) {
    const Instant from = at(night);
    const auto shifts = schedule.shifts(from, from + hours{6});
    CHECK(shifts.front().when.begin == from);
    CHECK(shifts.back().when.end == from + hours{6});
    for (std::size_t i = 1; i < shifts.size(); ++i) {
      CHECK(shifts[i].when.begin == shifts[i - 1].when.end);
      CHECK_FALSE(shifts[i].person.empty());
    }
    // What a shift says is what asking at every minute of it says.
    for (const Shift& shift : shifts)
      for (Instant t = shift.when.begin; t < shift.when.end; t += std::chrono::minutes{1})
        CHECK(schedule.carrier(t) == shift.person);
  }
}

TEST_CASE("a rota without a turn's length or with an unknown time zone is refused") {
  Rota rota = weekly();
  rota.every = 0;
  CHECK_THROWS_AS(Schedule{rota}, std::invalid_argument);
  rota = weekly();
  rota.timezone = "Europe/Nowhere";
  CHECK_THROWS_AS(Schedule{rota}, std::invalid_argument);
}

}  // namespace
}  // namespace ticketd::domain
