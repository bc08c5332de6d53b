// SPDX-License-Identifier: Apache-2.0
// The receipt of a deadline, so that whoever doubts it can count along: "2 h Monday 15:00-17:00, 6 h Tuesday
// 08:00-14:00".
#pragma once

#include <string>
#include <vector>

#include "domain/working_time.hpp"

namespace ticketd::domain {

// One interval as the calendar's wall clock shows it; it lies within one day.
struct ReceiptLine {
  Seconds counted{0};
  std::chrono::local_days day;
  Seconds opens{0};   // since midnight, as the clock shows it
  Seconds closes{0};  // 24 h at the day's end
};

// The intervals counted between the two instants, by time.
[[nodiscard]] std::vector<ReceiptLine> receipt(const Calendar& calendar, Instant from, Instant until);

// In English; weekdays alone as long as they are unambiguous (six days from the first line), with the date
// after that. "nothing" when no line is there.
[[nodiscard]] std::string receipt_text(const std::vector<ReceiptLine>& lines);

// "2 h", "1 h 30 min", "45 s".
[[nodiscard]] std::string spoken_length(Seconds length);

}  // namespace ticketd::domain
