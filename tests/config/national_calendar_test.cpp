// SPDX-License-Identifier: Apache-2.0
// The shipped calendars of further countries against dates that others publish: the holidays from Monday to
// Friday as date-holidays 3 (npm) has them.
#include <doctest/doctest.h>

#include "config/calendar_file.hpp"
#include "domain/rfc3339.hpp"

namespace ticketd::config {
namespace {

std::string dates_closed(const domain::Calendar& calendar, std::chrono::year year) {
  std::string dates;
  for (const auto& plan : domain::plan_days(calendar.rules(), year, year)) {
    const auto weekday = std::chrono::weekday{plan.day}.iso_encoding();
    if (plan.kind != domain::DayKind::Holiday || weekday > 5) continue;
    dates +=
        (dates.empty() ? "" : " ") + domain::format_date(std::chrono::year_month_day{plan.day}).substr(5);
  }
  return dates;
}

constexpr struct {
  const char* calendar;
  int year;
  const char* dates;
} published[] = {
    {"germany", 2024, "01-01 03-29 04-01 05-01 05-09 05-20 10-03 12-25 12-26"},
    {"germany", 2025, "01-01 04-18 04-21 05-01 05-29 06-09 10-03 12-25 12-26"},
    {"germany", 2026, "01-01 04-03 04-06 05-01 05-14 05-25 12-25"},
    {"germany", 2027, "01-01 03-26 03-29 05-06 05-17"},
    {"germany", 2028, "04-14 04-17 05-01 05-25 06-05 10-03 12-25 12-26"},
    {"germany", 2029, "01-01 03-30 04-02 05-01 05-10 05-21 10-03 12-25 12-26"},
    {"germany", 2030, "01-01 04-19 04-22 05-01 05-30 06-10 10-03 12-25 12-26"},
    {"germany", 2031, "01-01 04-11 04-14 05-01 05-22 06-02 10-03 12-25 12-26"},
    {"germany", 2032, "01-01 03-26 03-29 05-06 05-17"},
    {"norway", 2024, "01-01 03-28 03-29 04-01 05-01 05-09 05-17 05-20 12-25 12-26"},
    {"norway", 2025, "01-01 04-17 04-18 04-21 05-01 05-29 06-09 12-25 12-26"},
    {"norway", 2026, "01-01 04-02 04-03 04-06 05-01 05-14 05-25 12-25"},
    {"norway", 2027, "01-01 03-25 03-26 03-29 05-06 05-17"},
    {"norway", 2028, "04-13 04-14 04-17 05-01 05-17 05-25 06-05 12-25 12-26"},
    {"norway", 2029, "01-01 03-29 03-30 04-02 05-01 05-10 05-17 05-21 12-25 12-26"},
    {"norway", 2030, "01-01 04-18 04-19 04-22 05-01 05-17 05-30 06-10 12-25 12-26"},
    {"norway", 2031, "01-01 04-10 04-11 04-14 05-01 05-22 06-02 12-25 12-26"},
    {"norway", 2032, "01-01 03-25 03-26 03-29 05-06 05-17"},
    {"france", 2024, "01-01 04-01 05-01 05-08 05-09 05-20 08-15 11-01 11-11 12-25"},
    {"france", 2025, "01-01 04-21 05-01 05-08 05-29 06-09 07-14 08-15 11-11 12-25"},
    {"france", 2026, "01-01 04-06 05-01 05-08 05-14 05-25 07-14 11-11 12-25"},
    {"france", 2027, "01-01 03-29 05-06 05-17 07-14 11-01 11-11"},
    {"france", 2028, "04-17 05-01 05-08 05-25 06-05 07-14 08-15 11-01 12-25"},
    {"france", 2029, "01-01 04-02 05-01 05-08 05-10 05-21 08-15 11-01 12-25"},
    {"france", 2030, "01-01 04-22 05-01 05-08 05-30 06-10 08-15 11-01 11-11 12-25"},
    {"france", 2031, "01-01 04-14 05-01 05-08 05-22 06-02 07-14 08-15 11-11 12-25"},
    {"france", 2032, "01-01 03-29 05-06 05-17 07-14 11-01 11-11"},
    {"england", 2020, "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28"},
    {"england", 2022, "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27"},
    {"england", 2023, "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26"},
    {"england", 2024, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26"},
    {"england", 2025, "01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26"},
    {"england", 2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"},
    {"england", 2027, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28"},
    {"england", 2028, "01-03 04-14 04-17 05-01 05-29 08-28 12-25 12-26"},
    {"england", 2029, "01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26"},
    {"england", 2030, "01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26"},
    {"england", 2031, "01-01 04-11 04-14 05-05 05-26 08-25 12-25 12-26"},
    {"england", 2032, "01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28"},
};

}  // namespace

TEST_CASE("Germany, Norway, France and England keep the holidays that are published for them") {
  for (const auto& row : published) {
    CAPTURE(row.calendar);
    CAPTURE(row.year);
    const auto file = find_calendar(row.calendar, {});
    REQUIRE(file.has_value());
    CHECK(dates_closed(load_calendar(*file), std::chrono::year{row.year}) == row.dates);
  }
}

}  // namespace ticketd::config
