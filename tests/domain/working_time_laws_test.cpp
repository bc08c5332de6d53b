// SPDX-License-Identifier: Apache-2.0
#include <random>

#include <doctest/doctest.h>

#include "domain/receipt.hpp"
#include "domain/rfc3339.hpp"
#include "domain/sample_calendars.hpp"

namespace ticketd::domain {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using test::at;

// Zones whose clocks change at other times and by other amounts than Europe's.
std::vector<Calendar> calendars() {
  CalendarRules broken_hours = test::office("Australia/Lord_Howe");
  broken_hours.week[0] = {{minutes{1}, minutes{2}}, {hours{1} + Seconds{59}, hours{2} + Seconds{1}}};
  broken_hours.week[6] = {{hours{1}, hours{25}}};
  CalendarRules always = test::night_shift("America/St_Johns");
  for (auto& day : always.week) day = {{hours{0}, hours{24}}};
  std::vector<Calendar> all;
  for (CalendarRules& rules : std::vector{test::swedish_office(), test::night_shift("America/Havana"),
                                          broken_hours, test::night_shift("Africa/Casablanca"), always})
    all.emplace_back(std::move(rules));
  return all;
}

class Draw {
 public:
  // From 2020 to the end of 2040.
  Instant instant() { return at("2020-01-01T00:00:00Z") + below(hours{24} * 365 * 21); }
  Seconds below(Seconds most) {
    return Seconds{static_cast<long>(random_() % static_cast<unsigned long>(most.count()))};
  }

 private:
  std::mt19937_64 random_{20'200'229};
};

constexpr int draws = 2'000;

TEST_CASE("adding working time and then measuring gives it back") {
  Draw draw;
  for (const Calendar& calendar : calendars())
    for (int i = 0; i < draws; ++i) {
      const Instant from = draw.instant();
      const Seconds amount = draw.below(hours{200}) + Seconds{1};
      const Instant due = add_working_time(calendar, from, amount);
      REQUIRE(working_time_between(calendar, from, due) == amount);
      // And it is the earliest such instant.
      REQUIRE(working_time_between(calendar, from, due - Seconds{1}) == amount - Seconds{1});
      REQUIRE(working_time_between(calendar, due, from) == -amount);
    }
}

TEST_CASE("adding in two parts is adding at once") {
  Draw draw;
  for (const Calendar& calendar : calendars())
    for (int i = 0; i < draws; ++i) {
      const Instant from = draw.instant();
      const Seconds first = draw.below(hours{60});
      const Seconds second = draw.below(hours{60}) + Seconds{1};
      REQUIRE(add_working_time(calendar, add_working_time(calendar, from, first), second) ==
              add_working_time(calendar, from, first + second));
      const Instant until = from + draw.below(hours{500});
      const Instant between = from + (until - from) / 3;
      REQUIRE(working_time_between(calendar, from, between) +
                  working_time_between(calendar, between, until) ==
              working_time_between(calendar, from, until));
    }
}

TEST_CASE("starting later or adding more is never due earlier") {
  Draw draw;
  for (const Calendar& calendar : calendars())
    for (int i = 0; i < draws; ++i) {
      const Instant from = draw.instant();
      const Seconds amount = draw.below(hours{60}) + Seconds{1};
      const Instant due = add_working_time(calendar, from, amount);
      REQUIRE(due >= from + amount);
      REQUIRE(add_working_time(calendar, from + draw.below(hours{48}), amount) >= due);
      REQUIRE(add_working_time(calendar, from, amount + draw.below(hours{10})) >= due);
    }
}

TEST_CASE("what is explained adds up, lies in order, and is open throughout") {
  Draw draw;
  for (const Calendar& calendar : calendars())
    for (int i = 0; i < draws / 10; ++i) {
      const Instant from = draw.instant();
      const Seconds amount = draw.below(hours{100});
      const Instant due = add_working_time(calendar, from, amount);
      Seconds sum{0};
      Instant last = from;
      for (const Interval& interval : explain(calendar, from, due)) {
        REQUIRE(interval.begin >= last);
        REQUIRE(interval.begin < interval.end);
        REQUIRE(is_open(calendar, interval.begin));
        REQUIRE(is_open(calendar, interval.end - Seconds{1}));
        REQUIRE(next_open(calendar, interval.begin) == interval.begin);
        last = interval.end;
        sum += interval.length();
      }
      REQUIRE(sum == amount);
      if (amount > Seconds{0}) REQUIRE(last == due);
      for (const ReceiptLine& line : receipt(calendar, from, due)) {
        REQUIRE(line.opens >= Seconds{0});
        REQUIRE(line.opens < hours{24});
        REQUIRE(line.closes <= hours{24});
      }
    }
}

}  // namespace
}  // namespace ticketd::domain
