// SPDX-License-Identifier: Apache-2.0
// What the words of a calendar file may look like: hours, dates, weekdays and the patterns made of them.
#pragma once

#include <string_view>
#include <vector>

#include "config/form.hpp"
#include "domain/calendar.hpp"
#include "domain/time_zone.hpp"

namespace ticketd::config {

// `08:00-17:00`; `22:00-06:00` is over midnight, `00:00-24:00` the whole day.
[[nodiscard]] Parsed<domain::Window> window(std::string_view word);
// `2026-12-24`.
[[nodiscard]] Parsed<domain::Date> single_date(std::string_view word);
// `12-24`, or `2026-12-24` for one year only.
[[nodiscard]] Parsed<domain::DatePattern> date_pattern(std::string_view word);
// `last monday of may`, `saturday between 06-20 and 06-26`.
[[nodiscard]] Parsed<domain::DatePattern> weekday_pattern(std::string_view word);
// `monday`, in small letters.
[[nodiscard]] Parsed<std::chrono::weekday> weekday(std::string_view word);
// `monday` or `monday-friday`, from Monday on.
[[nodiscard]] Parsed<std::vector<std::chrono::weekday>> weekdays(std::string_view word);
// True for a zone file (RFC 8536) whose lasting rule stands in its last line only ("slim"), where `zone`,
// read from it, knows none: the clock would stand at its last change.
[[nodiscard]] bool lacks_lasting_rule(std::string_view file, const domain::TimeZone& zone);
// An IANA name that this system knows, with a file that says all its changes.
[[nodiscard]] Parsed<std::string> time_zone(std::string_view word);

}  // namespace ticketd::config
