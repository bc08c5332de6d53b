// SPDX-License-Identifier: Apache-2.0
#include "domain/working_time.hpp"

#include <array>

#include <doctest/doctest.h>

#include "domain/receipt.hpp"
#include "domain/rfc3339.hpp"
#include "domain/sample_calendars.hpp"

namespace ticketd::domain {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using test::at;

struct Deadline {
  const char* from;
  Seconds amount;
  const char* due;
};

void check_all(const Calendar& calendar, std::initializer_list<Deadline> deadlines) {
  for (const Deadline& deadline : deadlines) {
    CAPTURE(deadline.from);
    CAPTURE(deadline.amount.count());
    CHECK(format_rfc3339(add_working_time(calendar, at(deadline.from), deadline.amount)) == deadline.due);
  }
}

TEST_CASE("eight working hours from Monday 15:00 are over on Tuesday at 14:00") {
  const Calendar calendar{test::office("Europe/Stockholm")};
  const Instant due = add_working_time(calendar, at("2026-03-02T15:00:00+01:00"), hours{8});
  CHECK(format_rfc3339(due) == "2026-03-03T13:00:00Z");
  CHECK(receipt_text(receipt(calendar, at("2026-03-02T15:00:00+01:00"), due)) ==
        "2 h Monday 15:00-17:00, 6 h Tuesday 08:00-14:00");
}

TEST_CASE("a deadline is the end of the day, never the next morning, and nothing added changes nothing") {
  check_all(Calendar{test::office("Europe/Stockholm")},
            {{"2026-03-02T15:00:00+01:00", hours{2}, "2026-03-02T16:00:00Z"},
             {"2026-03-02T15:00:00+01:00", hours{2} + Seconds{1}, "2026-03-03T07:00:01Z"},
             {"2026-03-02T08:00:00+01:00", hours{9}, "2026-03-02T16:00:00Z"},
             {"2026-03-06T17:00:00+01:00", Seconds{1}, "2026-03-09T07:00:01Z"},
             {"2026-03-06T16:59:59+01:00", Seconds{1}, "2026-03-06T16:00:00Z"},
             {"2026-03-07T12:00:00+01:00", hours{9}, "2026-03-09T16:00:00Z"},
             {"2026-03-07T12:00:00+01:00", Seconds{0}, "2026-03-07T11:00:00Z"},
             {"2026-03-02T15:00:00+01:00", hours{45}, "2026-03-09T14:00:00Z"}});
}

TEST_CASE("the day before a holiday is short where it is open, and only there") {
  check_all(Calendar{test::swedish_office()},
            {// Maundy Thursday is short, Good Friday and Easter Monday are closed.
             {"2026-04-02T13:00:00+02:00", hours{1}, "2026-04-02T12:00:00Z"},
             {"2026-04-02T13:00:00+02:00", hours{2}, "2026-04-07T07:00:00Z"},
             {"2026-04-02T08:00:00+02:00", minutes{1}, "2026-04-02T06:31:00Z"},
             // Midsummer is a Saturday: the Friday before it is short.
             {"2026-06-19T07:00:00+02:00", hours{6}, "2026-06-22T06:30:00Z"},
             // Christmas 2027 is a Saturday; Boxing Day a Sunday after a closed Saturday.
             {"2027-12-24T00:00:00+01:00", hours{6}, "2027-12-27T07:30:00Z"},
             // New Year 2028 is a Saturday: 31 December is short in the year before.
             {"2027-12-31T13:59:00+01:00", minutes{2}, "2028-01-03T07:01:00Z"},
             // 24 December 2023 is a Sunday: Christmas makes nothing of it, Friday the 22nd is long.
             {"2023-12-22T14:00:00+01:00", hours{3}, "2023-12-22T16:00:00Z"}});
}

TEST_CASE("changes of the clock move the deadline in UTC and nothing on the wall") {
  check_all(Calendar{test::office("Europe/Stockholm")},
            {{"2026-03-27T16:00:00+01:00", hours{2}, "2026-03-30T07:00:00Z"},
             {"2026-10-23T16:00:00+02:00", hours{2}, "2026-10-26T08:00:00Z"},
             // After 2037, which the system's files end with.
             {"2040-03-23T16:00:00+01:00", hours{2}, "2040-03-26T07:00:00Z"},
             {"2040-10-26T16:00:00+02:00", hours{2}, "2040-10-29T08:00:00Z"},
             {"2099-07-01T16:00:00+02:00", hours{1}, "2099-07-01T15:00:00Z"}});
  // A night shift is an hour shorter or longer on those nights.
  check_all(Calendar{test::night_shift("Europe/Stockholm")},
            {{"2026-03-29T22:00:00+02:00", hours{8}, "2026-03-30T04:00:00Z"},
             {"2026-03-27T22:00:00+01:00", hours{8} + Seconds{1}, "2026-03-29T20:00:01Z"},
             {"2026-10-23T22:00:00+02:00", hours{8}, "2026-10-24T04:00:00Z"}});
  CalendarRules saturdays;
  saturdays.time_zone = "Europe/Stockholm";
  saturdays.week[6] = {{hours{22}, hours{30}}};
  check_all(Calendar{saturdays}, {{"2026-03-28T22:00:00+01:00", hours{7}, "2026-03-29T04:00:00Z"},
                                  {"2026-10-24T22:00:00+02:00", hours{9}, "2026-10-25T05:00:00Z"}});
}

TEST_CASE("a window over midnight belongs to the day it opens on") {
  // 1 May 2026 is a Friday: Thursday's night goes on into it, its own does not begin.
  check_all(Calendar{test::night_shift("UTC")}, {{"2026-04-30T22:00:00Z", hours{8}, "2026-05-01T06:00:00Z"},
                                                 {"2026-05-01T12:00:00Z", hours{1}, "2026-05-03T23:00:00Z"},
                                                 {"2026-05-06T00:00:00Z", hours{7}, "2026-05-06T13:00:00Z"}});
}

TEST_CASE("always open counts every second, over midnight and years") {
  CalendarRules rules;
  for (auto& hours_of_day : rules.week) hours_of_day = {{hours{0}, hours{24}}};
  const Calendar calendar{rules};
  check_all(calendar, {{"2026-12-31T23:59:59Z", Seconds{2}, "2027-01-01T00:00:01Z"},
                       {"2024-02-28T12:00:00Z", hours{24}, "2024-02-29T12:00:00Z"}});
  CHECK(calendar.open_intervals().size() == 1);
  CHECK(receipt_text(receipt(calendar, at("2026-03-02T22:00:00Z"), at("2026-03-04T01:30:00Z"))) ==
        "2 h Monday 22:00-24:00, 24 h Tuesday 00:00-24:00, 1 h 30 min Wednesday 00:00-01:30");
}

TEST_CASE("extra days, moved days and dated short days change single days only") {
  CalendarRules rules = test::swedish_office();
  const auto y = std::chrono::year{2026};
  rules.extra_days = {{"inventory", y / 12 / 26, {{hours{10}, hours{12}}}}};
  rules.moved_days = {{"bridge", y / 5 / 15, y / 5 / 16}};
  rules.short_days.push_back({"party", DateRule{SingleDate{y / 9 / 4}, {}, {}, {}}, {{hours{8}, hours{12}}}});
  check_all(Calendar{rules}, {{"2026-12-25T09:00:00+01:00", hours{2}, "2026-12-26T11:00:00Z"},
                              {"2026-05-15T09:00:00+02:00", hours{9}, "2026-05-16T15:00:00Z"},
                              {"2026-09-04T11:00:00+02:00", hours{2}, "2026-09-07T07:00:00Z"}});
}

TEST_CASE("open or not, and when next, is told to the second") {
  const Calendar calendar{test::office("Europe/Stockholm")};
  CHECK_FALSE(is_open(calendar, at("2026-03-02T07:59:59+01:00")));
  CHECK(is_open(calendar, at("2026-03-02T08:00:00+01:00")));
  CHECK(is_open(calendar, at("2026-03-02T16:59:59+01:00")));
  CHECK_FALSE(is_open(calendar, at("2026-03-02T17:00:00+01:00")));
  CHECK(next_open(calendar, at("2026-03-02T17:00:00+01:00")) == at("2026-03-03T08:00:00+01:00"));
  CHECK(next_open(calendar, at("2026-03-02T09:00:00+01:00")) == at("2026-03-02T09:00:00+01:00"));
}

TEST_CASE("what a calendar cannot answer is an error that says why") {
  const Calendar closed{CalendarRules{}};
  CHECK(closed.never_opens());
  const Instant now = at("2026-03-02T09:00:00Z");
  CHECK_THROWS_WITH_AS(static_cast<void>(add_working_time(closed, now, hours{1})),
                       doctest::Contains("never opens"), CalendarError);
  CHECK_THROWS_WITH_AS(static_cast<void>(next_open(closed, now)), doctest::Contains("never opens"),
                       CalendarError);
  CHECK(add_working_time(closed, now, Seconds{0}) == now);
  CHECK(working_time_between(closed, now, now + hours{48}) == Seconds{0});
  CHECK(explain(closed, now, now + hours{48}).empty());

  const Calendar office{test::office("UTC")};
  CHECK_THROWS_WITH_AS(static_cast<void>(add_working_time(office, at("1969-12-31T23:59:59Z"), hours{1})),
                       "calendar office speaks about the years 1970 to 2100, not about 1969-12-31",
                       CalendarError);
  CHECK_THROWS_AS(static_cast<void>(add_working_time(office, at("2101-01-01T00:00:01Z"), Seconds{0})),
                  CalendarError);
  CHECK_THROWS_WITH_AS(static_cast<void>(add_working_time(office, at("2100-12-31T16:00:00Z"), hours{2})),
                       doctest::Contains("2h of working time between 2100-12-31"), CalendarError);
  CHECK_THROWS_AS(static_cast<void>(add_working_time(office, now, Seconds::max())), CalendarError);
  CHECK_THROWS_AS(static_cast<void>(working_time_between(office, now, at("9999-01-01T00:00:00Z"))),
                  CalendarError);
  CHECK(format_rfc3339(add_working_time(office, at("2100-12-31T16:00:00Z"), hours{1})) ==
        "2100-12-31T17:00:00Z");
  CHECK_THROWS_AS(Calendar{test::office("Europe/Nowhere")}, std::invalid_argument);
}

TEST_CASE("a receipt names dates where weekdays alone would be read wrongly") {
  const Calendar calendar{test::office("Europe/Stockholm")};
  const Instant from = at("2026-03-06T16:59:30+01:00");
  CHECK(receipt_text(receipt(calendar, from, from)) == "nothing");
  CHECK(receipt_text(receipt(calendar, from, at("2026-03-09T08:15:00+01:00"))) ==
        "30 s Friday 16:59:30-17:00, 15 min Monday 08:00-08:15");
  const auto lines = receipt(calendar, from, at("2026-03-13T09:00:00+01:00"));
  CHECK(receipt_text({lines.front(), lines.back()}) ==
        "30 s Friday 16:59:30-17:00, 1 h Friday 2026-03-13 08:00-09:00");
}

}  // namespace
}  // namespace ticketd::domain
