// SPDX-License-Identifier: Apache-2.0
#include "domain/hours_end.hpp"

#include <algorithm>

namespace ticketd::domain {
namespace {

using std::chrono::days;
using std::chrono::local_days;

// A week's hours return within days even at the turn of the last year; what ends earlier has ended.
constexpr days nothing_returns_after{60};
constexpr const char* no_hours_left = "no hours are left: wall time";
constexpr Seconds whole_day = std::chrono::hours{24};

Hours hours_of(const CalendarRules& rules, local_days day) {
  const auto year = std::chrono::year_month_day{day}.year();
  const auto plans = plan_days(rules, year, year);
  const auto first = local_days{year / 1 / 1};
  return plans.at(static_cast<std::size_t>((day - first).count())).hours;
}

}  // namespace

std::optional<Instant> hours_end(const Calendar& calendar) {
  if (calendar.never_opens()) return first_instant;
  const Instant end = calendar.open_intervals().back().end;
  if (end > last_instant - nothing_returns_after) return std::nullopt;
  return end;
}

Calendar with_wall_time(Calendar calendar) {
  const auto end = hours_end(calendar);
  if (!end) return calendar;
  CalendarRules rules = calendar.rules();
  const LocalTime local_end = calendar.zone().local(*end);
  local_days day = std::chrono::floor<days>(local_end);
  Hours rest_of_day = hours_of(rules, day);
  rest_of_day.push_back({local_end - day, whole_day});
  rules.extra_days.push_back({no_hours_left, Date{day}, std::move(rest_of_day)});
  for (const local_days last{std::chrono::year{2101} / 1 / 1}; day < last;)
    rules.extra_days.push_back({no_hours_left, Date{day += days{1}}, {Window{Seconds{0}, whole_day}}});
  return Calendar{std::move(rules)};
}

std::optional<Instant> wall_time_since(const Calendar& calendar) {
  const auto& extra = calendar.rules().extra_days;
  const auto first =
      std::find_if(extra.begin(), extra.end(), [](const ExtraDay& day) { return day.name == no_hours_left; });
  if (first == extra.end()) return std::nullopt;
  return calendar.zone().when_over(local_days{first->date} + first->hours.back().opens);
}

}  // namespace ticketd::domain
