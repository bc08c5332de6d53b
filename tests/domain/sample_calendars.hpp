// SPDX-License-Identifier: Apache-2.0
// Calendars for the tables of this room, written as a test reads them: no file is needed to know what they
// say.
#pragma once

#include <string_view>

#include "domain/working_time.hpp"

namespace ticketd::domain::test {

// "2026-03-02T15:00:00+01:00"; fails the test for what is none.
Instant at(std::string_view rfc3339);

// Monday to Friday 08:00-17:00, nothing else.
CalendarRules office(std::string_view time_zone);
// office() in Stockholm with some Swedish holidays and short days before them.
CalendarRules swedish_office();
// Night shifts 22:00-06:00 every day but Saturday, and a lunch window on Wednesdays.
CalendarRules night_shift(std::string_view time_zone);

}  // namespace ticketd::domain::test
