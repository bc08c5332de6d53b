// SPDX-License-Identifier: Apache-2.0
// What an iCalendar file's events come to, as calendar programs and authorities write them.
#include "config/ics_file.hpp"

#include <algorithm>
#include <set>

#include <doctest/doctest.h>

#include "domain/rfc3339.hpp"

namespace ticketd::config {
namespace {

std::string calendar_of(const std::string& events, const std::string& head = "") {
  return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//office//EN\r\n" + head + events + "END:VCALENDAR\r\n";
}

std::string event_of(const std::string& lines) {
  return "BEGIN:VEVENT\r\nUID:a\r\nDTSTAMP:20250101T000000Z\r\n" + lines + "\r\nEND:VEVENT\r\n";
}

Parsed<IcsHolidays> read_in(const char* zone, const std::string& ics) {
  return holidays_from_ics(ics, domain::TimeZone(zone));
}

// The days of 2026 to 2028, or what is wrong.
std::string days_in(const char* zone, const std::string& ics) {
  const auto read = read_in(zone, ics);
  if (const auto* misfit = std::get_if<FormatError>(&read)) return misfit->what;
  std::set<std::string> days;
  for (const auto& holiday : std::get<IcsHolidays>(read).holidays)
    days.insert(domain::format_date(std::get<domain::SingleDate>(holiday.rule.pattern).date));
  std::string text;
  for (const std::string& day : days)
    if (day >= "2026" && day < "2029") text += (text.empty() ? "" : " ") + day;
  return text;
}

const std::string yearly = "SUMMARY:Founders\r\nDTSTART;VALUE=DATE:20240930\r\nRRULE:FREQ=YEARLY";

TEST_CASE("an instance of a recurring holiday that was moved or called off is not kept where it was") {
  const struct {
    const char* instance;
    const char* days;
  } table[] = {
      {"RECURRENCE-ID;VALUE=DATE:20260930\r\nDTSTART;VALUE=DATE:20261002",
       "2026-10-02 2027-09-30 2028-09-30"},
      {"RECURRENCE-ID;VALUE=DATE:20260930\r\nDTSTART;VALUE=DATE:20260930\r\nSTATUS:CANCELLED",
       "2027-09-30 2028-09-30"},
      // Onto a day beside it, longer than the others.
      {"RECURRENCE-ID;VALUE=DATE:20270930\r\nDTSTART;VALUE=DATE:20270930\r\nDTEND;VALUE=DATE:20271002",
       "2026-09-30 2027-09-30 2027-10-01 2028-09-30"},
      {"RECURRENCE-ID:20260929T220000Z\r\nDTSTART;VALUE=DATE:20261002", "2026-10-02 2027-09-30 2028-09-30"},
      {"RECURRENCE-ID;TZID=Europe/Stockholm:20260930T000000\r\nDTSTART;VALUE=DATE:20261002",
       "2026-10-02 2027-09-30 2028-09-30"},
      // Of no instance that there is: only itself.
      {"RECURRENCE-ID;VALUE=DATE:20260901\r\nDTSTART;VALUE=DATE:20260902",
       "2026-09-02 2026-09-30 2027-09-30 2028-09-30"}};
  for (const auto& row : table) {
    CAPTURE(row.instance);
    const std::string instance = event_of(row.instance);
    CHECK(days_in("Europe/Stockholm", calendar_of(event_of(yearly) + instance)) == row.days);
    // Whichever comes first, and in a calendar of its own.
    CHECK(days_in("Europe/Stockholm", calendar_of(instance + event_of(yearly))) == row.days);
    CHECK(days_in("Europe/Stockholm", calendar_of(event_of(yearly)) + calendar_of(instance)) == row.days);
  }
}

TEST_CASE("of two changes of one instance the newer counts, and another event's changes nothing") {
  const auto moved = [](const char* to, const char* sequence) {
    return event_of("RECURRENCE-ID;VALUE=DATE:20260930\r\nSEQUENCE:" + std::string(sequence) +
                    "\r\nDTSTART;VALUE=DATE:" + to);
  };
  CHECK(days_in("UTC", calendar_of(event_of(yearly) + moved("20261002", "2") + moved("20261001", "1"))) ==
        "2026-10-02 2027-09-30 2028-09-30");
  const std::string other =
      "BEGIN:VEVENT\r\nUID:b\r\nRECURRENCE-ID;VALUE=DATE:20260930\r\nDTSTART;VALUE=DATE:20261002\r\nEND:"
      "VEVENT\r\n";
  CHECK(days_in("UTC", calendar_of(event_of(yearly) + other)) ==
        "2026-09-30 2026-10-02 2027-09-30 2028-09-30");
  CHECK(days_in("UTC",
                calendar_of(event_of(yearly)) +
                    calendar_of(event_of("RECURRENCE-ID;VALUE=DATE:20260930\r\nDTSTART;VALUE=DATE:20260930"),
                                "METHOD:CANCEL\r\n")) == "2027-09-30 2028-09-30");
}

TEST_CASE("rules are worked out as calendar programs do, and what takes days away does") {
  const struct {
    const char* rules;
    const char* days;
  } table[] = {{"RRULE:FREQ=YEARLY;UNTIL=20301231;COUNT=4", "2026-09-30 2027-09-30"},
               {"RRULE:FREQ=YEARLY;COUNT=40;UNTIL=20271231", "2026-09-30 2027-09-30"},
               {"RRULE:COUNT=3;FREQ=YEARLY;UNTIL=20301231", "2026-09-30"},
               {"RRULE:FREQ=YEARLY;UNTIL=20270929T220000Z", "2026-09-30 2027-09-30"},
               {"RRULE:FREQ=YEARLY;UNTIL=20270929", "2026-09-30"},
               {"RRULE:FREQ=YEARLY;", "2026-09-30 2027-09-30 2028-09-30"},
               {"RRULE:FREQ=YEARLY\r\nEXRULE:FREQ=YEARLY;INTERVAL=2", "2027-09-30"},
               {"RRULE:FREQ=YEARLY\r\nEXRULE:FREQ=DAILY", "has no event in it"},
               {"EXRULE:FREQ=YEARLY;UNTIL=20261231\r\nRRULE:FREQ=YEARLY", "2027-09-30 2028-09-30"},
               {"RRULE:FREQ=YEARLY\r\nEXDATE:20260929T220000Z", "2027-09-30 2028-09-30"},
               {"RRULE:FREQ=YEARLY\r\nEXDATE:20260930T000000Z,20270929T220000Z", "2028-09-30"},
               {"RRULE:FREQ=YEARLY\r\nEXDATE;TZID=Europe/Stockholm:20260930T000000", "2027-09-30 2028-09-30"},
               {"RRULE:FREQ=YEARLY\r\nEXDATE;VALUE=DATE:20260930", "2027-09-30 2028-09-30"},
               {"RDATE:20261001T220000Z", "2026-10-02"},
               {"RDATE;VALUE=PERIOD:20261002T000000/P1D", "2026-10-02"}};
  for (const auto& row : table) {
    CAPTURE(row.rules);
    CHECK(days_in("Europe/Stockholm", calendar_of(event_of("DTSTART;VALUE=DATE:20240930\r\n" +
                                                           std::string(row.rules)))) == row.days);
  }
}

TEST_CASE("a moment in UTC takes out the day that the calendar's own clock shows") {
  const auto file = [](const char* less) {
    return calendar_of(
        event_of("DTSTART;VALUE=DATE:20260928\r\nRRULE:FREQ=DAILY;COUNT=3\r\nEXDATE:" + std::string(less)));
  };
  CHECK(days_in("Europe/Stockholm", file("20260928T220000Z")) == "2026-09-28 2026-09-30");
  CHECK(days_in("America/New_York", file("20260929T040000Z")) == "2026-09-28 2026-09-30");
  CHECK(days_in("Asia/Tokyo", file("20260928T150000Z")) == "2026-09-28 2026-09-30");
  CHECK(days_in("Europe/Stockholm", file("20260929T120000Z")) == "2026-09-28 2026-09-30");
  // London's midnight, read in Stockholm, could be either day.
  CHECK(days_in("Europe/Stockholm", file("20260928T230000Z")).find("EXDATE whose day can't be told") !=
        std::string::npos);
}

TEST_CASE("a rule or a value that can't be worked out is named with its event") {
  const struct {
    const char* lines;
    const char* problem;
  } table[] = {{"RRULE:FREQ=ANNUALLY", "with the rule `FREQ=ANNUALLY`"},
               {"RRULE:FREQ=MONTHLY;BYYEARDAY=-1;BYMONTHDAY=-1", "with the rule `FREQ=MONTHLY;BYYEARDAY=-1"},
               {"RRULE:", "with the rule ``"},
               {"RRULE:FREQ=YEARLY;BYMONTH=13", "with the rule `FREQ=YEARLY;BYMONTH=13`"},
               {"RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=31", "with the rule"},
               {"RRULE:FREQ=YEARLY;INTERVAL=0", "with the rule"},
               {"RRULE:FREQ=YEARLY;COUNT=0;UNTIL=20301231", "with the rule"},
               {"RRULE:FREQ=YEARLY;COUNT=x;UNTIL=20301231", "with the rule"},
               {"RRULE:FREQ=YEARLY;BYEASTER=1", "with the rule"},
               {"RRULE:FREQ=YEARLY\r\n\r\nRRULE:FREQ=FORTNIGHTLY", "with the rule `FREQ=FORTNIGHTLY`"},
               {"RRULE:FREQ=YEARLY\r\nEXRULE:FREQ=NEVER", "with the rule `FREQ=NEVER`"},
               {"RRULE:FREQ=YEA\r\n RLIE", "with the rule `FREQ=YEARLIE`"},
               {"EXDATE;VALUE=DATE:2026093", "with a value that can't be read: EXDATE `2026093`"},
               {"RDATE;VALUE=DATE:soon", "with a value that can't be read: RDATE `soon`"},
               {"DTEND;VALUE=DATE:later", "with a value that can't be read: DTEND `later`"},
               {"RECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20260930", "with RANGE=THISANDFUTURE"}};
  for (const auto& row : table) {
    CAPTURE(row.lines);
    const auto said = days_in("UTC", calendar_of(event_of("SUMMARY:Stock\r\nDTSTART;VALUE=DATE:20240930\r\n" +
                                                          std::string(row.lines))));
    CHECK(said.substr(0, 21) == "has the event `Stock`");
    CHECK(said.find(row.problem) != std::string::npos);
  }
  // What says no day may be as it likes.
  CHECK(days_in("UTC", calendar_of(event_of(yearly + "\r\nDESCRIPTION:\r\nGEO:nowhere"))) ==
        "2026-09-30 2027-09-30 2028-09-30");
}

TEST_CASE("the events of several calendars in one file are all read") {
  const auto one = [](const char* day) {
    return calendar_of(event_of("DTSTART;VALUE=DATE:" + std::string(day)));
  };
  CHECK(days_in("UTC", one("20260603") + one("20270602")) == "2026-06-03 2027-06-02");
  CHECK(days_in("UTC", "\xEF\xBB\xBF" + one("20260603") + "\r\n\r\n" + calendar_of("") + one("20270602")) ==
        "2026-06-03 2027-06-02");
  // What is no event, and an alarm's rule within one, says nothing.
  CHECK(days_in("UTC", calendar_of("BEGIN:VTODO\r\nDTSTART;VALUE=DATE:20260101\r\nEND:VTODO\r\n" +
                                   event_of("DTSTART;VALUE=DATE:20260603\r\nBEGIN:VALARM\r\nTRIGGER:-PT5M\r\n"
                                            "RRULE:FREQ=DAILY\r\nEND:VALARM"))) == "2026-06-03");
}

TEST_CASE("a file that was cut off is called so, wherever the cut is") {
  const std::string whole = calendar_of(event_of("DTSTART;VALUE=DATE:20260603")) +
                            calendar_of(event_of("DTSTART;VALUE=DATE:20270602"));
  const std::size_t first = whole.find("END:VCALENDAR") + std::string("END:VCALENDAR").size();
  for (std::size_t length = 0; length < whole.size(); ++length) {
    CAPTURE(length);
    const std::string said = days_in("UTC", whole.substr(0, length));
    if (length < std::string("BEGIN:VCALENDAR").size())
      CHECK(said.find("is not an iCalendar file") == 0);
    else if (length >= first && length <= first + 2)
      CHECK(said == "2026-06-03");  // nobody can tell
    else if (length > first + 20 && length < whole.size() - 2)
      CHECK(said.find("is cut off") == 0);
  }
  CHECK(days_in("UTC", "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20260603\r\nEND:VCALENDAR\r\n")
            .find("is cut off in the middle: `END:VCALENDAR`") == 0);
}

TEST_CASE("what is left of a list is told apart from what recurs for ever") {
  const auto list = [](const std::string& events) {
    return std::get<IcsHolidays>(read_in("UTC", calendar_of(events)));
  };
  CHECK(list(event_of(yearly)).goes_on);
  CHECK(list(event_of(yearly)).dated.empty());
  CHECK_FALSE(list(event_of(yearly + ";COUNT=3")).goes_on);
  CHECK_FALSE(list(event_of(yearly + ";UNTIL=20301231")).goes_on);
  const auto both = list(event_of(yearly) + event_of("DTSTART;VALUE=DATE:20260405"));
  CHECK(both.goes_on);
  REQUIRE(both.dated.size() == 1);
  CHECK(domain::format_date(both.dated.front()) == "2026-04-05");
}

}  // namespace
}  // namespace ticketd::config
