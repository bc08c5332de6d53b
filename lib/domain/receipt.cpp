// SPDX-License-Identifier: Apache-2.0
#include "domain/receipt.hpp"

#include <array>

#include "domain/rfc3339.hpp"

namespace ticketd::domain {
namespace {

using std::chrono::days;
using std::chrono::local_days;

constexpr std::array<const char*, 7> weekday_names{"Sunday",   "Monday", "Tuesday", "Wednesday",
                                                   "Thursday", "Friday", "Saturday"};

std::string two_digits(long number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string clock_text(Seconds since_midnight) {
  const long seconds = since_midnight.count();
  std::string text = two_digits(seconds / 3600) + ":" + two_digits(seconds / 60 % 60);
  if (seconds % 60 != 0) text += ":" + two_digits(seconds % 60);
  return text;
}

std::string day_text(local_days day, local_days first) {
  const std::string name = weekday_names[std::chrono::weekday{day}.c_encoding()];
  return day - first < days{7} ? name : name + " " + format_date(std::chrono::year_month_day{day});
}

}  // namespace

std::vector<ReceiptLine> receipt(const Calendar& calendar, Instant from, Instant until) {
  std::vector<ReceiptLine> lines;
  for (const Interval& interval : explain(calendar, from, until)) {
    const LocalTime begin = calendar.zone().local(interval.begin);
    const local_days day = std::chrono::floor<days>(begin);
    // The last second shown, and one more: so that midnight is this day's 24:00.
    const LocalTime end = calendar.zone().local(interval.end - Seconds{1}) + Seconds{1};
    lines.push_back({interval.length(), day, begin - day, end - day});
  }
  return lines;
}

std::string receipt_text(const std::vector<ReceiptLine>& lines) {
  if (lines.empty()) return "nothing";
  std::string text;
  for (const ReceiptLine& line : lines) {
    if (!text.empty()) text += ", ";
    text += spoken_length(line.counted) + " " + day_text(line.day, lines.front().day) + " " +
            clock_text(line.opens) + "-" + clock_text(line.closes);
  }
  return text;
}

std::string spoken_length(Seconds length) {
  const long seconds = length.count();
  std::string text;
  const auto add = [&](long number, const char* unit) {
    if (number != 0) text += (text.empty() ? "" : " ") + std::to_string(number) + " " + unit;
  };
  add(seconds / 3600, "h");
  add(seconds / 60 % 60, "min");
  add(seconds % 60, "s");
  return text.empty() ? "0 h" : text;
}

}  // namespace ticketd::domain
