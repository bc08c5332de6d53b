// Holidays out of an iCalendar file (RFC 5545), as authorities and calendar programs publish them: every
// event of whole days is one. The domain gets dates; what the file's format can say stays here.
#pragma once

#include <string_view>
#include <vector>

#include "config/form.hpp"
#include "domain/calendar.hpp"

namespace ticketd::config {

// All-day events with RRULE, RDATE and EXDATE worked out until 2100; cancelled ones are left out. A Misfit
// for text that is no iCalendar, has an event with a time of day, is larger than 1 MiB or names more than
// 20,000 days.
[[nodiscard]] Read<std::vector<domain::Holiday>> holidays_from_ics(std::string_view text);

}  // namespace ticketd::config
