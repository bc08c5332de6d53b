// SPDX-License-Identifier: Apache-2.0
// Any bytes as an iCalendar file: days or a refusal, never anything else.
#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include "config/ics_file.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  using namespace ticketd;
  const std::string text(bytes, bytes + size);
  const auto read = config::holidays_from_ics(text, domain::TimeZone("Europe/Stockholm"));
  if (const auto* holidays = std::get_if<config::IcsHolidays>(&read))
    for (const domain::Holiday& holiday : holidays->holidays)
      if (!std::get<domain::SingleDate>(holiday.rule.pattern).date.ok()) std::abort();
  return 0;
}
