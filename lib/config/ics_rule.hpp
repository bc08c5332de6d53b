// SPDX-License-Identifier: Apache-2.0
// A recurrence rule of an iCalendar event (RFC 5545, 3.3.10) worked out into days, by libical.
#pragma once

#include <chrono>
#include <optional>
#include <set>
#include <string>
#include <variant>

#include <libical/ical.h>

#include "domain/calendar.hpp"
#include "domain/time_zone.hpp"

namespace ticketd::config {

using IcsDays = std::set<std::chrono::local_days>;

enum class RuleFault {
  NotUnderstood,  // libical refuses it, or it names no day at all
  TooManyDays
};

struct RuleDays {
  IcsDays days;
  bool goes_on = false;  // neither COUNT nor UNTIL ends it
};

// libical takes the 99th of a month for valid.
[[nodiscard]] bool is_day(const icaltimetype& time);
[[nodiscard]] std::chrono::local_days day_of(const icaltimetype& time);

// The whole day that a moment means: in UTC the one that begins then in `zone`, or its own where it says
// midnight. nullopt: two days could be meant.
[[nodiscard]] std::optional<std::chrono::local_days> day_meant(const icaltimetype& time,
                                                               const domain::TimeZone& zone);

// Until `last` at most. Of COUNT and UNTIL in one rule, which the standard forbids and programs write, what
// comes first ends it. `steps` are what is left of the work that one file may cause.
[[nodiscard]] std::variant<RuleDays, RuleFault> days_of_rule(const std::string& rule,
                                                             const icaltimetype& start,
                                                             const domain::TimeZone& zone,
                                                             std::chrono::local_days last,
                                                             std::size_t& steps);

}  // namespace ticketd::config
