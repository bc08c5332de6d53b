// SPDX-License-Identifier: Apache-2.0
#include "domain/calendar.hpp"

#include <algorithm>

namespace ticketd::domain {
namespace {

using std::chrono::days;
using std::chrono::local_days;
using std::chrono::weekday;
using std::chrono::year;
using std::chrono::years;

const Hours& weekly_hours(const CalendarRules& rules, local_days day) {
  return rules.week[weekday{day}.c_encoding()];
}

Hours common_part(const Hours& left, const Hours& right) {
  Hours both;
  for (const Window& a : left)
    for (const Window& b : right) {
      const Window window{std::max(a.opens, b.opens), std::min(a.closes, b.closes)};
      if (window.opens < window.closes) both.push_back(window);
    }
  return both;
}

// The days of the plan by number, so that every rule writes where it applies.
class Plan {
 public:
  Plan(const CalendarRules& rules, year first, year last)
      : first_(first / 1 / 1),
        days_(static_cast<std::size_t>((local_days{last / 12 / 31} - first_).count() + 1)) {
    for (std::size_t i = 0; i < days_.size(); ++i) {
      days_[i].day = first_ + days{i};
      days_[i].hours = weekly_hours(rules, days_[i].day);
    }
  }

  // nullptr: outside the years asked for.
  DayPlan* at(local_days day) {
    const auto number = (day - first_).count();
    if (number < 0 || static_cast<std::size_t>(number) >= days_.size()) return nullptr;
    return &days_[static_cast<std::size_t>(number)];
  }

  void close(local_days day, DayKind kind, const std::string& why) { set(day, kind, {}, why); }

  void set(local_days day, DayKind kind, Hours hours, const std::string& why) {
    if (DayPlan* plan = at(day)) *plan = {day, kind, std::move(hours), why};
  }

  void shorten(local_days day, const Hours& hours, const std::string& why) {
    DayPlan* plan = at(day);
    if (!plan || plan->kind == DayKind::Holiday || plan->hours.empty()) return;
    *plan = {day, DayKind::Short, common_part(plan->hours, hours), why};
  }

  std::vector<DayPlan> take() { return std::move(days_); }

 private:
  local_days first_;
  std::vector<DayPlan> days_;
};

struct NamedDay {
  local_days day;
  std::string name;
};

std::vector<NamedDay> holidays_of(const CalendarRules& rules, year first, year last) {
  std::vector<NamedDay> found;
  for (const Holiday& holiday : rules.holidays)
    for (year y = first; y <= last; ++y)
      for (const RuleDay& day : days_of(holiday.rule, y))
        found.push_back({day.day, day.observed ? holiday.name + " (observed)" : holiday.name});
  std::stable_sort(found.begin(), found.end(), [](const auto& a, const auto& b) { return a.day < b.day; });
  return found;
}

void close_holidays(Plan& plan, const std::vector<NamedDay>& holidays) {
  for (const NamedDay& holiday : holidays) {
    const DayPlan* known = plan.at(holiday.day);
    const bool second = known && known->kind == DayKind::Holiday && known->why != holiday.name;
    plan.close(holiday.day, DayKind::Holiday, second ? known->why + ", " + holiday.name : holiday.name);
  }
}

void shorten_days(Plan& plan, const ShortDay& rule, const std::vector<NamedDay>& holidays, year first,
                  year last) {
  if (const auto* dates = std::get_if<DateRule>(&rule.when)) {
    for (year y = first; y <= last; ++y)
      for (const RuleDay& day : days_of(*dates, y)) plan.shorten(day.day, rule.hours, rule.name);
    return;
  }
  for (const NamedDay& holiday : holidays) {
    const std::string& why = rule.name.empty() ? "the day before " + holiday.name : rule.name;
    plan.shorten(holiday.day - days{1}, rule.hours, why);
  }
}

}  // namespace

std::vector<DayPlan> plan_days(const CalendarRules& rules, year first, year last) {
  Plan plan{rules, first, last};
  // A holiday of the year before or after may be observed, or cast its short day, in these.
  const year earliest = first - years{1};
  const year latest = last + years{1};
  const auto holidays = holidays_of(rules, earliest, latest);
  close_holidays(plan, holidays);
  for (const ShortDay& rule : rules.short_days) shorten_days(plan, rule, holidays, earliest, latest);
  for (const MovedDay& moved : rules.moved_days) {
    plan.close(local_days{moved.from}, DayKind::MovedAway, moved.name);
    plan.set(local_days{moved.to}, DayKind::MovedHere, weekly_hours(rules, local_days{moved.from}),
             moved.name);
  }
  for (const ExtraDay& extra : rules.extra_days)
    plan.set(local_days{extra.date}, DayKind::Extra, extra.hours, extra.name);
  return plan.take();
}

}  // namespace ticketd::domain
