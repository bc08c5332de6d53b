// SPDX-License-Identifier: Apache-2.0
// A contract's calendar as it is written: the hours of a week and what changes them on single days. Every
// time here is what the wall clock shows; which instants those are is Calendar's business (working_time.hpp).
#pragma once

#include <array>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "domain/date_rule.hpp"
#include "domain/instant.hpp"

namespace ticketd::domain {

// Since midnight of the day it opens on: 0 <= opens < 24 h, opens < closes <= opens + 24 h. A window belongs
// whole to the day it opens on: a holiday takes away the part after midnight too, and leaves the night before
// alone.
struct Window {
  Seconds opens{0};
  Seconds closes{0};
  friend bool operator==(const Window&, const Window&) = default;
};

using Hours = std::vector<Window>;  // by time, none overlapping; empty: closed

struct Holiday {
  std::string name;
  DateRule rule;
};

// The day before each holiday, also before the observed ones.
struct BeforeHoliday {};

// Such a day is open only within `hours`, and only where it would be open anyway: never longer, never on a
// day that is closed.
struct ShortDay {
  std::string name;
  std::variant<DateRule, BeforeHoliday> when;
  Hours hours;
};

// Open in `hours` whatever else is said of that day.
struct ExtraDay {
  std::string name;
  Date date;
  Hours hours;
};

// `to` is worked as the weekday of `from` is; `from` is closed.
struct MovedDay {
  std::string name;
  Date from;
  Date to;
};

struct CalendarRules {
  std::string name;
  std::string time_zone = "UTC";
  std::array<Hours, 7> week;  // by weekday::c_encoding(), Sunday 0
  std::vector<Holiday> holidays;
  std::vector<ShortDay> short_days;
  std::vector<ExtraDay> extra_days;
  std::vector<MovedDay> moved_days;
};

enum class DayKind { Ordinary, Holiday, Short, Extra, MovedAway, MovedHere };

struct DayPlan {
  std::chrono::local_days day;
  DayKind kind = DayKind::Ordinary;
  Hours hours;
  std::string why;  // the name of what makes it no ordinary day
};

// Every day of the years from `first` to `last`, in order. Where several things are said of a day the first
// of extra, moved, holiday, short counts.
[[nodiscard]] std::vector<DayPlan> plan_days(const CalendarRules& rules, std::chrono::year first,
                                             std::chrono::year last);

}  // namespace ticketd::domain
