// SPDX-License-Identifier: Apache-2.0
// Working time: how much of it lies between two instants, and when a given amount of it will have passed. All
// of it is exact to the second and pure. Instants outside [first_instant, last_instant] (1970 to 2100), and
// amounts that a calendar does not have before last_instant, are answered by CalendarError, never by a guess.
#pragma once

#include <chrono>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "domain/calendar.hpp"
#include "domain/instant.hpp"
#include "domain/time_zone.hpp"

namespace ticketd::domain {

class CalendarError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// Half open: `begin` is in it, `end` is not.
struct Interval {
  Instant begin;
  Instant end;
  [[nodiscard]] Seconds length() const { return end - begin; }
  friend bool operator==(const Interval&, const Interval&) = default;
};

// CalendarRules worked out once into every open interval from 1970 to 2100: building one takes milliseconds,
// asking it takes less than a microsecond. Never changes afterwards, so any number of threads may share one.
class Calendar {
 public:
  // Throws std::invalid_argument when the rules name an unknown time zone.
  explicit Calendar(CalendarRules rules);

  [[nodiscard]] const std::string& name() const { return rules_.name; }
  [[nodiscard]] const CalendarRules& rules() const { return rules_; }
  [[nodiscard]] const TimeZone& zone() const { return zone_; }
  [[nodiscard]] bool never_opens() const { return open_.empty(); }

  // By time, neither touching nor overlapping.
  [[nodiscard]] const std::vector<Interval>& open_intervals() const { return open_; }
  // Working time from first_instant until `at`, and the earliest instant by which `worked` of it has passed
  // (nullopt: never). The two questions all others are made of.
  [[nodiscard]] Seconds worked_until(Instant at) const;
  [[nodiscard]] std::optional<Instant> when_worked(Seconds worked) const;
  // The open interval that `at` lies in, else the next one; nullptr after the last.
  [[nodiscard]] const Interval* open_at_or_after(Instant at) const;

 private:
  void add(const DayPlan& plan);

  CalendarRules rules_;
  TimeZone zone_;
  std::vector<Interval> open_;
  std::vector<Seconds> worked_before_;  // the sum of all intervals before open_[i]
};

// The earliest instant by which `amount` of working time has passed since `from`: the end of a day rather
// than the next morning. Nothing added is `from` itself, open or not. `amount` is not negative.
[[nodiscard]] Instant add_working_time(const Calendar& calendar, Instant from, Seconds amount);

// Negative when `until` lies before `from`.
[[nodiscard]] Seconds working_time_between(const Calendar& calendar, Instant from, Instant until);

[[nodiscard]] bool is_open(const Calendar& calendar, Instant at);

// `at` itself when it is open.
[[nodiscard]] Instant next_open(const Calendar& calendar, Instant at);

// The open intervals between the two, clipped to them and cut at the calendar's midnights: what a deadline
// counted.
[[nodiscard]] std::vector<Interval> explain(const Calendar& calendar, Instant from, Instant until);

}  // namespace ticketd::domain
