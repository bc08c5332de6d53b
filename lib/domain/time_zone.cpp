// SPDX-License-Identifier: Apache-2.0
#include "domain/time_zone.hpp"

#include <algorithm>
#include <stdexcept>

#include <date/tz.h>

namespace ticketd::domain {
namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year;

constexpr year last_year_on_file{2037};
// No zone is, or changes by, more than this.
constexpr Seconds widest = std::chrono::hours{26};

year year_of(Instant instant) {
  return std::chrono::year_month_day{std::chrono::floor<days>(instant)}.year();
}

sys_days first_of_march(year y) {
  return sys_days{y / std::chrono::March / 1};
}

// Changes of the clock are set by weekday ("last Sunday of March") and none of the zones with a lasting rule
// changes in January or February, so what decides is the weekday on which March begins.
year alike_on_file(year y) {
  year candidate = last_year_on_file;
  while (std::chrono::weekday{first_of_march(candidate)} != std::chrono::weekday{first_of_march(y)})
    --candidate;
  return candidate;
}

}  // namespace

TimeZone::TimeZone(std::string_view name) : name_(name) {
  read_changes();
  if (year_of(periods_.back().begin) == last_year_on_file) repeat_last_rule();
}

void TimeZone::read_changes() {
  const date::time_zone* zone = nullptr;
  try {
    zone = date::locate_zone(name_);
  } catch (const std::runtime_error&) {
    throw std::invalid_argument("no time zone is called \"" + name_ + "\"");
  }
  for (Instant at = first_instant - widest; at < last_instant + widest;) {
    const date::sys_info info = zone->get_info(at);
    periods_.push_back({info.begin, info.offset});
    at = info.end;
  }
}

void TimeZone::repeat_last_rule() {
  const std::vector<Period> on_file = periods_;
  for (year y = last_year_on_file + std::chrono::years{1}; y <= year_of(last_instant); ++y) {
    const year model = alike_on_file(y);
    const days later = first_of_march(y) - first_of_march(model);
    for (const Period& period : on_file)
      if (year_of(period.begin) == model) periods_.push_back({period.begin + later, period.offset});
  }
}

std::size_t TimeZone::period_at(Instant instant) const {
  const auto after = std::upper_bound(periods_.begin() + 1, periods_.end(), instant,
                                      [](Instant at, const Period& period) { return at < period.begin; });
  return static_cast<std::size_t>(after - periods_.begin()) - 1;
}

Seconds TimeZone::offset_at(Instant instant) const {
  return periods_[period_at(instant)].offset;
}

LocalTime TimeZone::local(Instant instant) const {
  return LocalTime{instant.time_since_epoch() + offset_at(instant)};
}

Instant TimeZone::when_reached(LocalTime time) const {
  const Instant as_utc{time.time_since_epoch()};
  std::size_t i = period_at(as_utc - widest);
  // The first period at whose end the wall clock would be past `time`.
  while (i + 1 < periods_.size() && periods_[i + 1].begin + periods_[i].offset <= as_utc) ++i;
  const Instant reached = as_utc - periods_[i].offset;
  return i == 0 ? reached : std::max(reached, periods_[i].begin);
}

Instant TimeZone::when_over(LocalTime time) const {
  const Instant as_utc{time.time_since_epoch()};
  std::size_t i = period_at(as_utc + widest);
  // The last period that begins with the wall clock before `time`.
  while (i > 0 && periods_[i].begin + periods_[i].offset >= as_utc) --i;
  const Instant over = as_utc - periods_[i].offset;
  return i + 1 == periods_.size() ? over : std::min(over, periods_[i + 1].begin);
}

}  // namespace ticketd::domain
