// SPDX-License-Identifier: Apache-2.0
// Days named by a rule that holds year after year: "25 December", "two days before Easter", "the last Monday
// of May", "the Saturday from 20 to 26 June", each perhaps shifted off a weekend and perhaps only in some
// years.
#pragma once

#include <array>
#include <chrono>
#include <optional>
#include <variant>
#include <vector>

#include "domain/easter.hpp"

namespace ticketd::domain {

using Date = std::chrono::year_month_day;

// One day of one year.
struct SingleDate {
  Date date;
};

// 29 February names nothing in years without one.
struct YearlyDate {
  std::chrono::month_day date;
};

struct FromEaster {
  Church church = Church::Western;
  int days = 0;  // -2 is Good Friday, 39 Ascension Day
};

struct NthWeekday {
  int nth = 1;  // 1 to 5, or -1 for the last; a fifth that the month lacks names nothing
  std::chrono::weekday weekday;
  std::chrono::month month;
};

// The first such weekday on or after `from`, if not after `until`. An `until` before `from` lies in the next
// year.
struct WeekdayBetween {
  std::chrono::weekday weekday;
  std::chrono::month_day from;
  std::chrono::month_day until;
};

using DatePattern = std::variant<SingleDate, YearlyDate, FromEaster, NthWeekday, WeekdayBetween>;

struct DateRule {
  DatePattern pattern;
  // By how many days (-3 to 3) a holiday on that weekday (index: c_encoding, Sunday 0) is observed elsewhere.
  // The day itself stays one too.
  std::array<int, 7> observed_shift{};
  std::optional<std::chrono::year> from;   // first year of the day itself, not of the observed one
  std::optional<std::chrono::year> until;  // last year
};

struct RuleDay {
  std::chrono::local_days day;
  bool observed = false;  // the shifted one
};

// The days the rule names for that year; an observed one may lie in the year before or after.
[[nodiscard]] std::vector<RuleDay> days_of(const DateRule& rule, std::chrono::year year);

}  // namespace ticketd::domain
