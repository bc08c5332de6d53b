// SPDX-License-Identifier: Apache-2.0
#include "config/calendar_walker.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <functional>
#include <map>

#include "config/published_holidays.hpp"

namespace ticketd::config::test {
namespace {

using domain::Instant;
using domain::Seconds;

constexpr long quarter = 15 * 60;
constexpr long first_second = 1'577'836'800;   // 2020-01-01T00:00:00Z
constexpr long beyond_second = 2'240'524'800;  // 2041-01-01T00:00:00Z

// Months and days of the Easter Sundays of 2019 to 2041, as the churches publish them.
constexpr std::array<int, 23> western_easters{421, 412, 404, 417, 409, 331, 420, 405, 328, 416, 401, 421,
                                              413, 328, 417, 409, 325, 413, 405, 425, 410, 401, 421};
constexpr std::array<int, 23> orthodox_easters{428, 419, 502, 424, 416, 505, 420, 412, 502, 416, 408, 428,
                                               413, 502, 424, 409, 429, 420, 405, 425, 417, 506, 421};

int day_of_year(int year, int month, int day) {
  constexpr std::array<int, 12> before{0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334};
  const bool leap = year % 4 == 0;  // 2019 to 2041
  return before.at(static_cast<std::size_t>(month - 1)) + day + (leap && month > 2 ? 1 : 0);
}

// Days from that year's Easter Sunday, negative before it.
int from_easter(const std::array<int, 23>& easters, const PlainDay& day) {
  const int easter = easters.at(static_cast<std::size_t>(day.year - 2019));
  return day_of_year(day.year, day.month, day.day) - day_of_year(day.year, easter / 100, easter % 100);
}

bool is_date(const PlainDay& day, std::initializer_list<int> dates) {
  return std::find(dates.begin(), dates.end(), day.month * 100 + day.day) != dates.end();
}

bool is_offset(int offset, std::initializer_list<int> offsets) {
  return std::find(offsets.begin(), offsets.end(), offset) != offsets.end();
}

bool no_holiday(const PlainDay&) {
  return false;
}

struct Kind {
  const char* zone;
  std::function<bool(const PlainDay&)> is_holiday;
  bool short_before_holidays;
};

// By what others publish of it, and by what the law adds on days that are no weekend.
Kind published_kind(const std::string& calendar) {
  const auto& days = published_holidays().at(calendar);
  const auto is_published = [&days, calendar](const PlainDay& day) {
    char date[40];
    std::snprintf(date, sizeof date, "%04d-%02d-%02d", day.year, day.month, day.day);
    const int number = day.month * 100 + day.day;
    if (calendar == "finland" && (number == 1224 || (day.weekday == 5 && number >= 619 && number <= 625)))
      return true;
    if (calendar == "netherlands" && number == 505 && day.year % 5 == 0) return true;
    return days.contains(date);
  };
  const std::map<std::string, const char*> zones{{"finland", "Europe/Helsinki"},
                                                 {"netherlands", "Europe/Amsterdam"},
                                                 {"norway", "Europe/Oslo"},
                                                 {"france", "Europe/Paris"},
                                                 {"england", "Europe/London"}};
  const auto zone = zones.find(calendar);
  return {zone == zones.end() ? "Europe/Berlin" : zone->second, is_published, false};
}

const std::map<std::string, Kind>& kinds() {
  static const std::map<std::string, Kind> all{{"sweden", {"Europe/Stockholm", is_swedish_holiday, true}},
                                               {"denmark", {"Europe/Copenhagen", is_danish_holiday, false}},
                                               {"greece", {"Europe/Athens", is_greek_holiday, false}},
                                               {"us-federal", {"America/Denver", is_federal_holiday, false}},
                                               {"24x7", {"UTC", no_holiday, false}}};
  return all;
}

bool is_open_at(const std::string& calendar, const Kind& kind, const std::tm& clock) {
  if (calendar == "24x7") return true;
  const PlainDay day{clock.tm_year + 1900, clock.tm_mon + 1, clock.tm_mday, clock.tm_wday};
  const int minute = clock.tm_hour * 60 + clock.tm_min;
  if (day.weekday == 0 || day.weekday == 6 || minute < 8 * 60 || minute >= 17 * 60) return false;
  if (kind.is_holiday(day)) return false;
  if (kind.short_before_holidays && kind.is_holiday(day_after(day)))
    return minute >= 8 * 60 + 30 && minute < 14 * 60;
  return true;
}

}  // namespace

PlainDay day_after(PlainDay day) {
  constexpr std::array<int, 12> lengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
  const int length =
      day.month == 2 && day.year % 4 == 0 ? 29 : lengths.at(static_cast<std::size_t>(day.month - 1));
  day.weekday = (day.weekday + 1) % 7;
  if (++day.day <= length) return day;
  day.day = 1;
  if (++day.month <= 12) return day;
  return {day.year + 1, 1, 1, day.weekday};
}

bool is_swedish_holiday(const PlainDay& day) {
  const int date = day.month * 100 + day.day;
  const bool saturday = day.weekday == 6;
  return is_date(day, {101, 106, 501, 606, 1225, 1226}) ||
         is_offset(from_easter(western_easters, day), {-2, 0, 1, 39, 49}) ||
         (saturday && date >= 620 && date <= 626) || (saturday && date >= 1031 && date <= 1106);
}

bool is_danish_holiday(const PlainDay& day) {
  const int easter = from_easter(western_easters, day);
  return is_date(day, {101, 1225, 1226}) || is_offset(easter, {-3, -2, 0, 1, 39, 49, 50}) ||
         (easter == 26 && day.year <= 2023);
}

bool is_greek_holiday(const PlainDay& day) {
  return is_date(day, {101, 106, 325, 501, 815, 1028, 1225, 1226}) ||
         is_offset(from_easter(orthodox_easters, day), {-48, -2, 0, 1, 50});
}

bool is_federal_holiday(const PlainDay& day) {
  const auto is_fixed = [](const PlainDay& any) {
    return is_date(any, {101, 704, 1111, 1225}) || (any.month == 6 && any.day == 19 && any.year >= 2021);
  };
  PlainDay yesterday = day;  // only its date counts, and a Sunday is never a month's last but one
  const int nth = (day.day - 1) / 7 + 1;
  const bool monday = day.weekday == 1;
  if (is_fixed(day)) return true;
  if (day.weekday == 5 && is_fixed(day_after(day))) return true;
  if (monday) {
    // The first of a month is a Monday off only after 31 of the month before, which is no fixed holiday.
    yesterday.day -= 1;
    if (yesterday.day > 0 && is_fixed(yesterday)) return true;
    const bool last_of_may = day.month == 5 && day.day > 24;
    return (day.month == 1 && nth == 3) || (day.month == 2 && nth == 3) || last_of_may ||
           (day.month == 9 && nth == 1) || (day.month == 10 && nth == 2);
  }
  return day.weekday == 4 && day.month == 11 && nth == 4;
}

Walker::Walker(const std::string& calendar) {
  const auto known = kinds().find(calendar);
  const Kind kind = known == kinds().end() ? published_kind(calendar) : known->second;
  setenv("TZ", kind.zone, 1);
  tzset();
  for (std::time_t at = first_second; at < beyond_second; at += quarter) {
    std::tm clock{};
    localtime_r(&at, &clock);
    open_.push_back(is_open_at(calendar, kind, clock));
  }
  unsetenv("TZ");
  tzset();
}

Instant Walker::begin() const {
  return Instant{Seconds{first_second}};
}
Instant Walker::end() const {
  return Instant{Seconds{beyond_second}};
}

bool Walker::is_open(Instant at) const {
  return open_.at(static_cast<std::size_t>((at - begin()).count() / quarter));
}

Instant Walker::add(Instant from, Seconds amount) const {
  while (amount > Seconds{0}) {
    const Seconds left_of_quarter{quarter - (from - begin()).count() % quarter};
    const Seconds step = is_open(from) ? std::min(left_of_quarter, amount) : left_of_quarter;
    if (is_open(from)) amount -= step;
    from += step;
  }
  return from;
}

Seconds Walker::between(Instant from, Instant until) const {
  Seconds worked{0};
  while (from < until) {
    const Seconds left_of_quarter{quarter - (from - begin()).count() % quarter};
    const Seconds step = std::min(left_of_quarter, Seconds{until - from});
    if (is_open(from)) worked += step;
    from += step;
  }
  return worked;
}

}  // namespace ticketd::config::test
