// SPDX-License-Identifier: Apache-2.0
#include "domain/working_time.hpp"

#include <algorithm>

#include "domain/duration.hpp"
#include "domain/rfc3339.hpp"

namespace ticketd::domain {
namespace {

using std::chrono::days;
using std::chrono::local_days;

std::string date_text(Instant at) {
  return format_date(std::chrono::year_month_day{std::chrono::floor<days>(at)});
}

void refuse_outside(const Calendar& calendar, Instant at) {
  if (at >= first_instant && at <= last_instant) return;
  throw CalendarError("calendar " + calendar.name() + " speaks about the years 1970 to 2100, not about " +
                      date_text(at));
}

[[noreturn]] void refuse_never(const Calendar& calendar, const std::string& what) {
  throw CalendarError("calendar " + calendar.name() + (calendar.never_opens() ? " never opens: " : ": ") +
                      what);
}

}  // namespace

Calendar::Calendar(CalendarRules rules) : rules_(std::move(rules)), zone_(rules_.time_zone) {
  const auto year_of = [](Instant at) {
    return std::chrono::year_month_day{std::chrono::floor<days>(at)}.year();
  };
  // A day more on either side: local years begin and end beside those of UTC.
  for (const DayPlan& plan : plan_days(rules_, year_of(first_instant - days{1}), year_of(last_instant)))
    add(plan);
  worked_before_.reserve(open_.size());
  Seconds sum{0};
  for (const Interval& interval : open_) {
    worked_before_.push_back(sum);
    sum += interval.length();
  }
}

void Calendar::add(const DayPlan& plan) {
  for (const Window& window : plan.hours) {
    const Interval open{std::max(zone_.when_reached(plan.day + window.opens), first_instant),
                        std::min(zone_.when_over(plan.day + window.closes), last_instant)};
    if (open.begin >= open.end) continue;  // skipped by the clock, or out of range
    // Windows are added by opening time, so one can only reach into the last.
    if (!open_.empty() && open.begin <= open_.back().end)
      open_.back().end = std::max(open_.back().end, open.end);
    else
      open_.push_back(open);
  }
}

const Interval* Calendar::open_at_or_after(Instant at) const {
  const auto found = std::upper_bound(open_.begin(), open_.end(), at,
                                      [](Instant t, const Interval& interval) { return t < interval.end; });
  return found == open_.end() ? nullptr : &*found;
}

Seconds Calendar::worked_until(Instant at) const {
  if (open_.empty()) return Seconds{0};
  const Interval* next = open_at_or_after(at);
  if (!next) return worked_before_.back() + open_.back().length();
  const Seconds before = worked_before_[static_cast<std::size_t>(next - open_.data())];
  return at > next->begin ? before + (at - next->begin) : before;
}

std::optional<Instant> Calendar::when_worked(Seconds worked) const {
  if (worked == Seconds{0}) return first_instant;
  const auto after = std::lower_bound(worked_before_.begin(), worked_before_.end(), worked);
  if (after == worked_before_.begin()) return std::nullopt;
  const auto i = static_cast<std::size_t>(after - worked_before_.begin()) - 1;
  const Instant reached = open_[i].begin + (worked - worked_before_[i]);
  if (reached > open_[i].end) return std::nullopt;
  return reached;
}

Instant add_working_time(const Calendar& calendar, Instant from, Seconds amount) {
  if (amount < Seconds{0}) throw std::logic_error("add_working_time: a negative amount");
  refuse_outside(calendar, from);
  if (amount == Seconds{0}) return from;
  // No sum of working time is longer than the whole range, and a longer amount must not overflow.
  if (amount <= last_instant - first_instant)
    if (const auto due = calendar.when_worked(calendar.worked_until(from) + amount)) return *due;
  refuse_never(calendar, "it has not " + format_duration(amount) + " of working time between " +
                             date_text(from) + " and the end of 2100");
}

Seconds working_time_between(const Calendar& calendar, Instant from, Instant until) {
  refuse_outside(calendar, from);
  refuse_outside(calendar, until);
  return calendar.worked_until(until) - calendar.worked_until(from);
}

bool is_open(const Calendar& calendar, Instant at) {
  refuse_outside(calendar, at);
  const Interval* interval = calendar.open_at_or_after(at);
  return interval && interval->begin <= at;
}

Instant next_open(const Calendar& calendar, Instant at) {
  refuse_outside(calendar, at);
  if (const Interval* interval = calendar.open_at_or_after(at)) return std::max(at, interval->begin);
  refuse_never(calendar, "it does not open between " + date_text(at) + " and the end of 2100");
}

std::vector<Interval> explain(const Calendar& calendar, Instant from, Instant until) {
  refuse_outside(calendar, from);
  refuse_outside(calendar, until);
  std::vector<Interval> counted;
  const auto& open = calendar.open_intervals();
  const Interval* last = open.data() + open.size();
  for (const Interval* next = calendar.open_at_or_after(from); next && next != last && next->begin < until;
       ++next) {
    const Interval clipped{std::max(next->begin, from), std::min(next->end, until)};
    for (Instant begin = clipped.begin; begin < clipped.end;) {
      const auto today = std::chrono::floor<days>(calendar.zone().local(begin));
      const Instant midnight = calendar.zone().when_over(today + days{1});
      counted.push_back({begin, std::min(clipped.end, midnight)});
      begin = counted.back().end;
    }
  }
  return counted;
}

}  // namespace ticketd::domain
