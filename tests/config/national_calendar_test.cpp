// SPDX-License-Identifier: Apache-2.0
// The shipped calendars of countries and of Germany's states against dates that others publish.
#include <algorithm>

#include <doctest/doctest.h>

#include "config/calendar_file.hpp"
#include "config/published_holidays.hpp"
#include "domain/rfc3339.hpp"

namespace ticketd::config {
namespace {

using Holidays = std::map<std::string, std::string>;  // by date, its name

constexpr std::chrono::year first{2020};
constexpr std::chrono::year last{2040};

domain::Calendar shipped_calendar(const std::string& name) {
  const auto file = find_calendar(name, {});
  REQUIRE(file.has_value());
  return load_calendar(*file);
}

Holidays holidays_of(const std::string& calendar) {
  Holidays found;
  for (const auto& plan : domain::plan_days(shipped_calendar(calendar).rules(), first, last))
    if (plan.kind == domain::DayKind::Holiday)
      found.emplace(domain::format_date(std::chrono::year_month_day{plan.day}), plan.why);
  return found;
}

bool is_sunday(const std::string& date) {
  const auto day = domain::parse_rfc3339(date + "T00:00:00Z");
  return std::chrono::weekday{std::chrono::floor<std::chrono::days>(*day)} == std::chrono::Sunday;
}

// The place in the list of differences of one that the law settles.
std::set<std::size_t> settled_by(const std::string& calendar, const char* holiday) {
  std::set<std::size_t> found;
  const auto all = test::differences_by_law();
  for (std::size_t i = 0; i < all.size(); ++i) {
    const bool is_it = holiday == nullptr ? all[i].holiday == nullptr
                                          : all[i].holiday && all[i].holiday == std::string(holiday);
    if (is_it && all[i].calendar == calendar) found.insert(i);
  }
  return found;
}

}  // namespace

TEST_CASE("countries and states keep from 2020 to 2040 what is published for them, and what their law adds") {
  std::set<std::size_t> met;
  REQUIRE(test::published_holidays().size() == 26);
  for (const auto& country : test::published_holidays()) {
    CAPTURE(country.first);
    const auto ours = holidays_of(country.first);
    for (const auto& holiday : ours) {
      if (country.second.contains(holiday.first)) continue;
      CAPTURE(holiday.first);
      CAPTURE(holiday.second);
      const auto law = settled_by(country.first, holiday.second.c_str());
      CHECK_FALSE(law.empty());
      met.insert(law.begin(), law.end());
    }
    for (const auto& date : country.second) {
      if (ours.contains(date)) continue;
      CAPTURE(date);
      const auto law = settled_by(country.first, nullptr);
      CHECK_FALSE(law.empty());
      CHECK(is_sunday(date));
      met.insert(law.begin(), law.end());
    }
  }
  CHECK(met.size() == test::differences_by_law().size());  // none is listed that there isn't
}

TEST_CASE(
    "Midsummer of Finland is a Friday and a Saturday, and its Independence Day is kept where it falls") {
  const auto ours = holidays_of("finland");
  CHECK(ours.at("2026-06-19") == "Juhannusaatto");
  CHECK(ours.at("2026-06-20") == "Juhannuspäivä");
  CHECK(ours.at("2027-06-25") == "Juhannusaatto");
  CHECK(ours.at("2026-10-31") == "Pyhäinpäivä");
  CHECK(ours.at("2026-12-06") == "Itsenäisyyspäivä");  // a Sunday
  CHECK_FALSE(ours.contains("2026-12-07"));
}

TEST_CASE("Dutch businesses are closed on the King's birthday, and on 5 May in every fifth year") {
  const auto ours = holidays_of("netherlands");
  CHECK(ours.at("2026-04-27") == "Koningsdag");
  CHECK(ours.at("2025-04-26") == "Koningsdag (observed)");
  CHECK(ours.at("2025-05-05") == "Bevrijdingsdag");
  CHECK(ours.at("2030-05-05") == "Bevrijdingsdag");
  for (const char* worked : {"2026-05-05", "2027-05-05", "2026-04-03", "2026-12-24"})
    CHECK_FALSE(ours.contains(worked));
}

TEST_CASE("a state of Germany has the country's holidays and its own") {
  CHECK(holidays_of("germany-bavaria").at("2026-06-04") == "Fronleichnam");
  CHECK(holidays_of("germany-bavaria").at("2026-10-03") == "Tag der Deutschen Einheit");
  CHECK(holidays_of("germany-saxony").at("2026-11-18") == "Buß- und Bettag");
  CHECK(holidays_of("germany-berlin").at("2028-06-17") == "Jahrestag des Volksaufstands");
  CHECK_FALSE(holidays_of("germany").contains("2026-06-04"));
  CHECK(shipped_calendar("germany-hamburg").zone().name() == "Europe/Berlin");
}

}  // namespace ticketd::config
