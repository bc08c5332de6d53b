// SPDX-License-Identifier: Apache-2.0
#include "domain/date_rule.hpp"

namespace ticketd::domain {
namespace {

using std::chrono::days;
using std::chrono::local_days;
using std::chrono::weekday;
using std::chrono::year;

std::optional<local_days> valid(Date date) {
  if (!date.ok()) return std::nullopt;
  return local_days{date};
}

std::optional<local_days> day_of(const SingleDate& pattern, year y) {
  if (pattern.date.year() != y) return std::nullopt;
  return valid(pattern.date);
}

std::optional<local_days> day_of(const YearlyDate& pattern, year y) {
  return valid(y / pattern.date);
}

std::optional<local_days> day_of(const FromEaster& pattern, year y) {
  return easter_sunday(pattern.church, y) + days{pattern.days};
}

std::optional<local_days> day_of(const NthWeekday& pattern, year y) {
  if (pattern.nth == -1) return local_days{y / pattern.month / pattern.weekday[std::chrono::last]};
  const auto date = y / pattern.month / pattern.weekday[static_cast<unsigned>(pattern.nth)];
  if (!date.ok()) return std::nullopt;
  return local_days{date};
}

std::optional<local_days> day_of(const WeekdayBetween& pattern, year y) {
  const auto from = valid(y / pattern.from);
  const auto until = valid((pattern.until < pattern.from ? y + std::chrono::years{1} : y) / pattern.until);
  if (!from || !until) return std::nullopt;
  const local_days day = *from + (pattern.weekday - weekday{*from});
  if (day > *until) return std::nullopt;
  return day;
}

}  // namespace

std::vector<RuleDay> days_of(const DateRule& rule, year y) {
  if ((rule.from && y < *rule.from) || (rule.until && y > *rule.until)) return {};
  const auto day = std::visit([&](const auto& pattern) { return day_of(pattern, y); }, rule.pattern);
  if (!day) return {};
  std::vector<RuleDay> found{{*day, false}};
  const int shift = rule.observed_shift[weekday{*day}.c_encoding()];
  if (shift != 0) found.push_back({*day + days{shift}, true});
  return found;
}

}  // namespace ticketd::domain
