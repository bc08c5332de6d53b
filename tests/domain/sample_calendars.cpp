// SPDX-License-Identifier: Apache-2.0
#include "domain/sample_calendars.hpp"

#include <doctest/doctest.h>

#include "domain/rfc3339.hpp"

namespace ticketd::domain::test {

using std::chrono::hours;
using std::chrono::minutes;

Instant at(std::string_view rfc3339) {
  const auto instant = parse_rfc3339(rfc3339);
  REQUIRE_MESSAGE(instant.has_value(), rfc3339);
  return *instant;
}

CalendarRules office(std::string_view time_zone) {
  CalendarRules rules;
  rules.name = "office";
  rules.time_zone = time_zone;
  for (std::size_t day = 1; day <= 5; ++day) rules.week[day] = {{hours{8}, hours{17}}};
  return rules;
}

CalendarRules swedish_office() {
  CalendarRules rules = office("Europe/Stockholm");
  const auto yearly = [](unsigned month, unsigned day) {
    return DateRule{YearlyDate{std::chrono::month{month} / std::chrono::day{day}}, {}, {}, {}};
  };
  rules.holidays = {
      {"New Year", yearly(1, 1)},
      {"Good Friday", {FromEaster{Church::Western, -2}, {}, {}, {}}},
      {"Easter Monday", {FromEaster{Church::Western, 1}, {}, {}, {}}},
      {"Ascension", {FromEaster{Church::Western, 39}, {}, {}, {}}},
      {"Midsummer",
       {WeekdayBetween{std::chrono::Saturday, std::chrono::June / 20, std::chrono::June / 26}, {}, {}, {}}},
      {"Christmas", yearly(12, 25)},
      {"Boxing Day", yearly(12, 26)}};
  rules.short_days = {{"", BeforeHoliday{}, {{hours{8} + minutes{30}, hours{14}}}}};
  return rules;
}

CalendarRules night_shift(std::string_view time_zone) {
  CalendarRules rules;
  rules.name = "night";
  rules.time_zone = time_zone;
  for (std::size_t day = 0; day <= 5; ++day) rules.week[day] = {{hours{22}, hours{30}}};
  rules.week[3].insert(rules.week[3].begin(), Window{hours{12}, hours{13}});
  rules.holidays = {{"May Day", {YearlyDate{std::chrono::May / 1}, {}, {}, {}}}};
  return rules;
}

}  // namespace ticketd::domain::test
