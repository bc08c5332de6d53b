// SPDX-License-Identifier: Apache-2.0
#include "config/calendar_file.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>

#include <doctest/doctest.h>

#include "config/config.hpp"
#include "config/ics_file.hpp"
#include "config/stand_in.hpp"
#include "domain/rfc3339.hpp"

namespace ticketd::config {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view office = "time_zone: UTC\nweek: { monday-friday: 08:00-17:00 }\n";

constexpr std::string_view ics =
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//EN\r\n"
    "BEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20240229\r\nRRULE:FREQ=YEARLY\r\n"
    "SUMMARY:Leap day\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:2\r\nDTSTART;VALUE=DATE:20260706\r\n"
    "DTEND;VALUE=DATE:20260709\r\nSUMMARY:Summer\r\n  closing\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:3\r\nDTSTART;VALUE=DATE:20260801\r\nRRULE:FREQ=MONTHLY;COUNT=3\r\n"
    "EXDATE;VALUE=DATE:20260901\r\nRDATE;VALUE=DATE:20261224\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:4\r\nDTSTART;VALUE=DATE:20270101\r\nSTATUS:CANCELLED\r\n"
    "END:VEVENT\r\nEND:VCALENDAR\r\n";

// Every problem as "line key: what", without the file.
std::vector<std::string> problems_of(std::string_view yaml) {
  const StandIn folder;
  try {
    folder.write("mine.yaml", yaml);
    static_cast<void>(load_calendar(folder.path("mine.yaml")));
    return {};
  } catch (const Invalid& invalid) {
    std::vector<std::string> lines;
    for (const Problem& problem : invalid.problems())
      lines.push_back(std::to_string(problem.line) + " " + problem.key + ": " + problem.what);
    return lines;
  }
}

std::string hours_on(const domain::Calendar& calendar, std::string_view date) {
  const auto midnight = domain::parse_rfc3339(std::string(date) + "T00:00:00Z");
  std::string text;
  for (const auto& interval : domain::explain(calendar, *midnight, *midnight + std::chrono::hours{24}))
    text += domain::format_rfc3339(interval.begin).substr(11, 5) + "-" +
            domain::format_rfc3339(interval.end).substr(11, 5) + " ";
  return text;
}

TEST_CASE("a calendar file says hours, holidays, short, extra and moved days") {
  const StandIn folder;
  folder.write("mine.yaml", R"(time_zone: UTC
week:
  monday-thursday: [ 08:00-12:00, 13:00-17:00 ]
  friday: 08:00-15:00
  saturday: 22:00-02:00
holidays:
  - { name: Once, date: 2026-03-03 }
  - { name: Yearly, date: 03-04, from: 2026, until: 2026 }
  - { name: Last Monday, weekday: last monday of march }
  - { name: On a Saturday, date: 02-28, observed: { saturday: friday, sunday: tuesday } }
short_days:
  - { before: holiday, hours: 09:00-14:00 }
  - { name: Party, date: 2026-03-19, hours: [ 08:00-10:00 ] }
extra_days:
  - { name: Fair, date: 2026-03-15, hours: [ 10:00-11:00, 12:00-13:00 ] }
moved_days:
  - { from: 2026-03-20, to: 2026-03-21 }
)");
  const auto calendar = load_calendar(folder.path("mine.yaml"));
  const struct {
    const char* date;
    const char* hours;
  } table[] = {{"2026-02-26", "09:00-12:00 13:00-14:00 "},
               {"2026-02-27", ""},
               {"2026-03-02", "09:00-12:00 13:00-14:00 "},
               {"2026-03-03", ""},
               {"2026-03-04", ""},
               {"2027-03-04", "08:00-12:00 13:00-17:00 "},
               {"2026-03-30", ""},
               {"2026-03-23", "08:00-12:00 13:00-17:00 "},
               {"2026-03-07", "22:00-00:00 "},
               {"2026-03-08", "00:00-02:00 "},
               {"2027-03-02", ""},
               {"2026-03-19", "08:00-10:00 "},
               {"2026-03-15", "00:00-02:00 10:00-11:00 12:00-13:00 "},
               {"2026-03-20", ""},
               {"2026-03-21", "08:00-15:00 "}};
  for (const auto& row : table) {
    CAPTURE(row.date);
    CHECK(hours_on(calendar, row.date) == row.hours);
  }
  CHECK(calendar.name() == "mine");
}

TEST_CASE("the calendar that the README of the calendars explains is one") {
  std::ifstream file(std::string(TICKETD_ROOT) + "/config/calendars/README.md");
  const std::string readme{std::istreambuf_iterator<char>(file), {}};
  const std::string fence = "```yaml\n";
  const std::size_t begin = readme.find(fence) + fence.size();
  const StandIn folder;
  folder.write("holidays.ics", ics);
  folder.write("explained.yaml", readme.substr(begin, readme.find("```", begin) - begin));
  const auto calendar = load_calendar(folder.path("explained.yaml"));
  CHECK(calendar.rules().holidays.size() > 8);
  CHECK_FALSE(domain::is_open(calendar, *domain::parse_rfc3339("2026-04-03T10:00:00+02:00")));
  CHECK(domain::is_open(calendar, *domain::parse_rfc3339("2026-12-27T10:00:00+01:00")));
}

TEST_CASE("every mistake in a calendar file is named with its line and key, all at once") {
  const auto problems = problems_of(R"(time_zone: Europe/Nowhere
week:
  monday-fryday: 08:00-17:00
  saturday: 8-17
  sunday: [ 08:00-12:00, 11:00-13:00 ]
holidays:
  - { date: 12-24 }
  - { name: Twice, date: 12-25, easter: 1 }
  - { name: Never, weekday: sixth monday of may }
  - { name: Reversed, date: 02-30, from: 2027, until: 2026 }
extra_days:
  - { date: 12-24, hours: 10:00-12:00 }
short_days:
  - { before: christmas }
hollidays: []
)");
  const std::vector<std::string> expected{
      "1 time_zone: `Europe/Nowhere` is not a time zone",
      "3 week.monday-fryday: `monday-fryday` is neither a weekday nor a span",
      "4 week.saturday: `8-17` are no hours",
      "5 week.sunday: overlap or are not in the order of the day",
      "7 holidays[0].name: is missing",
      "8 holidays[1]: must say its day in exactly one of",
      "9 holidays[2].weekday: `sixth monday of may` is not a weekday of every year",
      "10 holidays[3].date: `02-30` is not a date",
      "10 holidays[3].until: lies before `from`",
      "14 short_days[0].before: `christmas` is not possible",
      "14 short_days[0].hours: is missing",
      "12 extra_days[0].date: `12-24` is not a date",
      "15 hollidays: is not a key here; did you mean `holidays`?"};
  REQUIRE(problems.size() == expected.size());
  for (std::size_t i = 0; i < expected.size(); ++i) {
    CAPTURE(problems[i]);
    CHECK(problems[i].substr(0, expected[i].size()) == expected[i]);
  }
}

TEST_CASE("what is no calendar is refused") {
  const struct {
    const char* yaml;
    const char* problem;
  } table[] = {
      {"", "1 : is not a calendar"},
      {"- a", "1 : is not a calendar"},
      {"time_zone: UTC", "1 week: is missing"},
      {"time_zone: UTC\nweek: {}", "0 week: the calendar never opens"},
      {"time_zone: UTC\nweek: { monday: 08:00-08:00 }", "2 week.monday: `08:00-08:00` are no hours"},
      {"time_zone: UTC\nweek: { monday: 24:00-02:00 }", "2 week.monday: `24:00-02:00` are no hours"},
      {"time_zone: UTC\nweek: { monday: 08:00-17:60 }", "2 week.monday: `08:00-17:60` are no hours"},
      {"time_zone: UTC\nweek: { monday: 08:00-09:00, monday-tuesday: 10:00-11:00 }",
       "2 week.monday-tuesday: gives hours to a weekday that has some already"},
      {"time_zone: ../../etc/passwd\nweek: { monday: 08:00-17:00 }",
       "1 time_zone: `../../etc/passwd` is not"},
      {"time_zone: UTC\nweek: { monday: 08:00-17:00 }\nics: [ gone.ics ]", "3 ics[0]: there is no readable"},
      {"time_zone: UTC\nweek: [", "2 : "}};
  for (const auto& row : table) {
    CAPTURE(row.yaml);
    const auto problems = problems_of(row.yaml);
    REQUIRE(!problems.empty());
    CHECK(problems.front().substr(0, std::string_view(row.problem).size()) == row.problem);
  }
}

TEST_CASE(
    "a configured folder's calendar comes before the shipped one, and no name leads out of the folders") {
  const StandIn folder;
  folder.write("sweden.yaml", office);
  const auto mine = folder.path("sweden.yaml");
  const std::vector<fs::path> folders{"/nonexistent", folder.path("")};
  CHECK(find_calendar("sweden", folders) == mine);
  CHECK(find_calendar("denmark", folders)->filename() == "denmark.yaml");
  for (const char* name : {"", "atlantis", "../calendars/sweden", "/etc/passwd", ".", ".hidden", "swe den"}) {
    CAPTURE(name);
    CHECK_FALSE(find_calendar(name, folders).has_value());
  }
}

TEST_CASE("all-day events of an iCalendar file become holidays") {
  for (const char* zone : {"UTC", "Pacific/Auckland", "America/Los_Angeles"}) {
    setenv("TZ", zone, 1);
    const auto read = holidays_from_ics(ics, domain::TimeZone("UTC"));
    REQUIRE(std::holds_alternative<IcsHolidays>(read));
    std::string text;
    for (const auto& holiday : std::get<IcsHolidays>(read).holidays) {
      const auto date = std::get<domain::SingleDate>(holiday.rule.pattern).date;
      if (date.year() <= std::chrono::year{2028})
        text += domain::format_date(date) + " " + holiday.name + "; ";
    }
    unsetenv("TZ");
    CHECK(text ==
          "2024-02-29 Leap day; 2028-02-29 Leap day; 2026-07-06 Summer closing; 2026-07-07 Summer closing; "
          "2026-07-08 Summer closing; 2026-08-01 holiday; 2026-10-01 holiday; 2026-12-24 holiday; ");
  }
}

TEST_CASE("an iCalendar file beside the calendar closes its days") {
  const StandIn folder;
  folder.write("days.ics", ics);
  folder.write("mine.yaml", std::string(office) + "ics: [ days.ics ]\n");
  const auto calendar = load_calendar(folder.path("mine.yaml"));
  CHECK(hours_on(calendar, "2026-07-07").empty());
  CHECK(hours_on(calendar, "2026-07-09") == "08:00-17:00 ");
}

TEST_CASE("an iCalendar file that names no whole days, or too many, is refused") {
  const auto event = [](const std::string& lines) {
    return "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" + lines + "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
  };
  const std::pair<std::string, const char*> table[] = {
      {"", "is not an iCalendar file"},
      {"hello", "is not an iCalendar file"},
      {"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "has no event in it"},
      {event("DTSTART:20260706T080000Z\r\nSUMMARY:Meeting"), "has the event `Meeting` without a whole day"},
      {event("SUMMARY:Sometime"), "has the event `Sometime` without a whole day"},
      {event("DTSTART;VALUE=DATE:20261399"), "has the event `holiday` without a whole day"},
      {event("DTSTART;VALUE=DATE:19000101\r\nRRULE:FREQ=DAILY"), "names more than 20000 days"},
      {event("DTSTART;VALUE=DATE:19000101\r\nDTEND;VALUE=DATE:21000101"), "names more than 20000 days"},
      {std::string(1024 * 1024 + 1, 'x'), "is larger than 1 MiB"}};
  for (const auto& [text, problem] : table) {
    const auto case_text = text.substr(0, 200);  // clang 14 can't capture a binding
    CAPTURE(case_text);
    const auto read = holidays_from_ics(text, domain::TimeZone("UTC"));
    REQUIRE(std::holds_alternative<FormatError>(read));
    CHECK(std::get<FormatError>(read).what.substr(0, std::string_view(problem).size()) == problem);
  }
}

}  // namespace
}  // namespace ticketd::config
