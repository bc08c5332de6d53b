// SPDX-License-Identifier: Apache-2.0
#include <random>

#include <doctest/doctest.h>

#include "config/calendar_file.hpp"
#include "config/calendar_walker.hpp"
#include "config/published_holidays.hpp"
#include "config/shipped.hpp"
#include "domain/rfc3339.hpp"

namespace ticketd::config {
namespace {

using domain::Calendar;
using domain::Instant;
using domain::Seconds;

constexpr const char* names[] = {"sweden",  "denmark",     "greece", "us-federal", "24x7",   "germany-saxony",
                                 "finland", "netherlands", "norway", "france",     "england"};

// Every shipped one.
std::vector<std::string> all_names() {
  std::vector<std::string> all{"24x7"};
  for (const auto& country : test::published_holidays()) all.push_back(country.first);
  return all;
}

Calendar shipped_calendar(const std::string& name) {
  const auto file = find_calendar(name, {});
  REQUIRE(file.has_value());
  return load_calendar(*file);
}

std::vector<std::string> dates_closed(const Calendar& calendar, int year, bool weekends) {
  std::vector<std::string> dates;
  for (const auto& plan :
       domain::plan_days(calendar.rules(), std::chrono::year{year}, std::chrono::year{year})) {
    const auto weekday = std::chrono::weekday{plan.day}.c_encoding();
    if (plan.kind == domain::DayKind::Holiday && (weekends || (weekday != 0 && weekday != 6)))
      dates.push_back(domain::format_date(std::chrono::year_month_day{plan.day}).substr(5));
  }
  return dates;
}

TEST_CASE("the shipped calendars agree with a walk through every quarter of an hour from 2020 to 2040") {
  for (const char* name : names) {
    CAPTURE(name);
    const Calendar calendar = shipped_calendar(name);
    const test::Walker walker{name};
    long differences = 0;
    Seconds worked{0};
    const Seconds worked_before = calendar.worked_until(walker.begin());
    for (Instant at = walker.begin(); at < walker.end(); at += std::chrono::minutes{15}) {
      const bool open = walker.is_open(at);
      if (domain::is_open(calendar, at) != open) ++differences;
      if (calendar.worked_until(at) - worked_before != worked) ++differences;
      if (open) worked += std::chrono::minutes{15};
    }
    CHECK(differences == 0);
  }
}

TEST_CASE("twenty thousand deadlines on the shipped calendars agree with the walker to the second") {
  std::mt19937_64 random{20'260'302};
  REQUIRE(all_names().size() == 27);
  for (const auto& name : all_names()) {
    CAPTURE(name);
    const Calendar calendar = shipped_calendar(name);
    const test::Walker walker{name};
    const long span = (walker.end() - walker.begin()).count() - 86'400L * 120;
    for (int i = 0; i < 800; ++i) {
      const Instant from =
          walker.begin() + Seconds{static_cast<long>(random() % static_cast<unsigned long>(span))};
      const Seconds amount{static_cast<long>(random() % (i % 2 == 0 ? 36'000 : 900'000))};
      CAPTURE(domain::format_rfc3339(from));
      CAPTURE(amount.count());
      const Instant due = walker.add(from, amount);
      REQUIRE(domain::format_rfc3339(domain::add_working_time(calendar, from, amount)) ==
              domain::format_rfc3339(due));
      REQUIRE(domain::working_time_between(calendar, from, due) == walker.between(from, due));
    }
  }
}

TEST_CASE("Sweden keeps the holidays of its law and no eves") {
  const Calendar calendar = shipped_calendar("sweden");
  CHECK(dates_closed(calendar, 2026, true) ==
        std::vector<std::string>{"01-01", "01-06", "04-03", "04-05", "04-06", "05-01", "05-14", "05-24",
                                 "06-06", "06-20", "10-31", "12-25", "12-26"});
  // Until 2004 Whit Monday was one, and 6 June was not.
  CHECK(dates_closed(calendar, 2004, false) ==
        std::vector<std::string>{"01-01", "01-06", "04-09", "04-12", "05-20", "05-31"});
  CHECK(dates_closed(calendar, 2005, false) ==
        std::vector<std::string>{"01-06", "03-25", "03-28", "05-05", "06-06", "12-26"});
}

TEST_CASE("Denmark lost Great Prayer Day in 2024") {
  const Calendar calendar = shipped_calendar("denmark");
  CHECK(dates_closed(calendar, 2023, false) ==
        std::vector<std::string>{"04-06", "04-07", "04-10", "05-05", "05-18", "05-29", "12-25", "12-26"});
  CHECK(dates_closed(calendar, 2024, false) ==
        std::vector<std::string>{"01-01", "03-28", "03-29", "04-01", "05-09", "05-20", "12-25", "12-26"});
}

TEST_CASE("Greece hangs on the Orthodox Easter") {
  CHECK(dates_closed(shipped_calendar("greece"), 2026, true) ==
        std::vector<std::string>{"01-01", "01-06", "02-23", "03-25", "04-10", "04-12", "04-13", "05-01",
                                 "06-01", "08-15", "10-28", "12-25", "12-26"});
}

TEST_CASE("federal holidays on a weekend are observed on the Friday before or the Monday after") {
  const Calendar calendar = shipped_calendar("us-federal");
  // As the Office of Personnel Management lists them: 31 December 2021 is New Year's Day of 2022.
  CHECK(dates_closed(calendar, 2021, false) == std::vector<std::string>{"01-01", "01-18", "02-15", "05-31",
                                                                        "06-18", "07-05", "09-06", "10-11",
                                                                        "11-11", "11-25", "12-24", "12-31"});
  CHECK(dates_closed(calendar, 2020, false) == std::vector<std::string>{"01-01", "01-20", "02-17", "05-25",
                                                                        "07-03", "09-07", "10-12", "11-11",
                                                                        "11-26", "12-25"});
}

TEST_CASE("every shipped calendar is one that holidays are published of, or has none") {
  std::set<std::string> shipped_ones;
  for (const auto& file : std::filesystem::directory_iterator(shipped("calendars")))
    if (file.path().extension() == ".yaml") shipped_ones.insert(file.path().stem().string());
  const auto all = all_names();
  CHECK(shipped_ones == std::set<std::string>(all.begin(), all.end()));
}

TEST_CASE("shipped files are found whatever the working directory") {
  const auto before = std::filesystem::current_path();
  std::filesystem::current_path("/");
  CHECK(std::filesystem::exists(shipped("calendars") / "sweden.yaml"));
  CHECK_THROWS(static_cast<void>(shipped("nothing-of-ours")));
  std::filesystem::current_path(before);
}

}  // namespace
}  // namespace ticketd::config
