// SPDX-License-Identifier: Apache-2.0
// What an iCalendar text is made of before any value is read (RFC 5545, 3.1 and 3.4): whether every BEGIN has
// its END, and the events of all its calendars. Rules are kept as they were written, since the library that
// reads the rest drops those it can't read.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "config/form.hpp"

namespace ticketd::config {

struct WrittenEvent {
  std::string text;                       // from BEGIN:VEVENT to END:VEVENT, unfolded, without its rules
  std::vector<std::string> rules;         // values of RRULE
  std::vector<std::string> except_rules;  // values of EXRULE
  bool is_called_off = false;             // its calendar says METHOD:CANCEL
};

// The events of every VCALENDAR, in order. A FormatError for text that is none, or that was cut off.
[[nodiscard]] Parsed<std::vector<WrittenEvent>> events_in(std::string_view ics);

}  // namespace ticketd::config
