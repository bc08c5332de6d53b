// SPDX-License-Identifier: Apache-2.0
// Holidays out of an iCalendar file (RFC 5545), as authorities and calendar programs publish them: every
// event of whole days is one. The domain gets dates; what the file's format can say stays here.
#pragma once

#include <string_view>
#include <vector>

#include "config/form.hpp"
#include "domain/calendar.hpp"
#include "domain/time_zone.hpp"

namespace ticketd::config {

struct IcsHolidays {
  std::vector<domain::Holiday> holidays;
  // Those that no rule names, and whether a rule names some for ever: what is left of the list at a date.
  std::vector<domain::Date> dated;
  bool goes_on = false;
};

// All-day events of every calendar in it, with RRULE, EXRULE, RDATE and EXDATE worked out until 2100; the
// moved and cancelled instances (RECURRENCE-ID) of a recurring event take the place of its own. A moment in
// UTC means the day on which `zone` has it. A FormatError for text that is no iCalendar or was cut off, has
// an event with a time of day or what can't be worked out, is larger than 1 MiB or names more than 20,000
// days.
[[nodiscard]] Parsed<IcsHolidays> holidays_from_ics(std::string_view text, const domain::TimeZone& zone);

}  // namespace ticketd::config
