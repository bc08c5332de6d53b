// SPDX-License-Identifier: Apache-2.0
#include "config/ics_rule.hpp"

#include <charconv>
#include <memory>

#include "config/form.hpp"
#include "text/ascii.hpp"

namespace ticketd::config {
namespace {

using std::chrono::days;
using std::chrono::local_days;

struct ReleaseIterator {
  void operator()(icalrecur_iterator* iterator) const { icalrecur_iterator_free(iterator); }
};
using Recurrence = std::unique_ptr<icalrecur_iterator, ReleaseIterator>;

struct WrittenRule {
  std::string text;  // without COUNT where there is UNTIL as well
  std::optional<std::size_t> count;
};

std::optional<std::size_t> positive(std::string_view digits) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
  if (error != std::errc{} || end != digits.data() + digits.size() || number == 0) return std::nullopt;
  return number;
}

// libical refuses a rule with both, and so it must not see the COUNT.
WrittenRule without_second_end(const std::string& rule) {
  const std::string small = ";" + text::lower(rule);
  const std::size_t count = small.find(";count=");
  if (count == std::string::npos || small.find(";until=") == std::string::npos) return {rule, {}};
  const std::size_t value = count + std::string_view(";count=").size();
  const std::size_t end = std::min(small.find(';', value), small.size());
  const auto number = positive(std::string_view(small).substr(value, end - value));
  if (!number) return {rule, {}};
  std::string left = small.substr(0, count) + small.substr(end);
  return {left.substr(1), number};
}

void end_on_a_day(icalrecurrencetype& rule, const domain::TimeZone& zone) {
  if (icaltime_is_null_time(rule.until) != 0 || rule.until.is_date != 0 || !is_day(rule.until)) return;
  const auto day = day_meant(rule.until, zone).value_or(day_of(rule.until));
  const std::chrono::year_month_day date{day};
  rule.until = icaltime_null_date();
  rule.until.year = static_cast<int>(date.year());
  rule.until.month = static_cast<int>(static_cast<unsigned>(date.month()));
  rule.until.day = static_cast<int>(static_cast<unsigned>(date.day()));
}

}  // namespace

bool is_day(const icaltimetype& time) {
  if (icaltime_is_null_time(time) != 0) return false;
  return std::chrono::year_month_day{std::chrono::year{time.year} / time.month / time.day}.ok();
}

local_days day_of(const icaltimetype& time) {
  return local_days{std::chrono::year{time.year} / time.month / time.day};
}

std::optional<local_days> day_meant(const icaltimetype& time, const domain::TimeZone& zone) {
  const local_days own = day_of(time);
  if (time.is_date != 0 || icaltime_is_utc(time) == 0) return own;
  const auto clock =
      std::chrono::hours{time.hour} + std::chrono::minutes{time.minute} + std::chrono::seconds{time.second};
  if (clock == clock.zero()) return own;
  const domain::Instant at{own.time_since_epoch() + clock};
  const domain::LocalTime local = zone.local(at);
  const local_days there = std::chrono::floor<days>(local);
  if (there == own || local == there) return there;
  return std::nullopt;
}

std::variant<RuleDays, RuleFault> days_of_rule(const std::string& rule, const icaltimetype& start,
                                               const domain::TimeZone& zone, local_days last,
                                               std::size_t& steps) {
  const WrittenRule written = without_second_end(rule);
  icalrecurrencetype parsed = icalrecurrencetype_from_string(written.text.c_str());
  if (parsed.freq == ICAL_NO_RECURRENCE) return RuleFault::NotUnderstood;
  end_on_a_day(parsed, zone);
  RuleDays found;
  found.goes_on = parsed.count == 0 && icaltime_is_null_time(parsed.until) != 0;
  const Recurrence recurrence{icalrecur_iterator_new(parsed, start)};
  if (!recurrence) return RuleFault::NotUnderstood;
  for (std::size_t count = 0; !written.count || count < *written.count; ++count) {
    const icaltimetype time = icalrecur_iterator_next(recurrence.get());
    if (!is_day(time) || day_of(time) > last) break;
    if (steps == 0) return RuleFault::TooManyDays;
    --steps;
    found.days.insert(day_of(time));
  }
  return found;
}

}  // namespace ticketd::config
