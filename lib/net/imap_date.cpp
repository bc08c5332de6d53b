#include "net/imap_date.hpp"

#include <chrono>

#include "net/ascii.hpp"

namespace ticketd::net {

namespace {

constexpr std::string_view months = "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC";

// The digits at `at`, all of them, as a number; -1 where one is none.
int number_at(std::string_view text, std::size_t at, std::size_t digits) {
  int number = 0;
  for (std::size_t i = at; i < at + digits; ++i) {
    if (!is_digit(text[i])) return -1;
    number = number * 10 + (text[i] - '0');
  }
  return number;
}

int month_at(std::string_view text, std::size_t at) {
  for (std::size_t month = 0; month < 12; ++month) {
    if (equal_ignoring_case(text.substr(at, 3), months.substr(month * 3, 3)))
      return static_cast<int>(month) + 1;
  }
  return -1;
}

bool has_its_marks(std::string_view text) {
  return text.size() == 26 && text[2] == '-' && text[6] == '-' && text[11] == ' ' && text[14] == ':' &&
         text[17] == ':' && text[20] == ' ' && (text[21] == '+' || text[21] == '-');
}

}  // namespace

std::optional<domain::Instant> internal_date(std::string_view text) {
  if (!has_its_marks(text)) return std::nullopt;
  const int day = text[0] == ' ' ? number_at(text, 1, 1) : number_at(text, 0, 2);
  const int month = month_at(text, 3);
  const int year = number_at(text, 7, 4);
  const int hour = number_at(text, 12, 2);
  const int minute = number_at(text, 15, 2);
  const int second = number_at(text, 18, 2);
  const int zone_hours = number_at(text, 22, 2);
  const int zone_minutes = number_at(text, 24, 2);
  if (day < 1 || month < 1 || year < 0 || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 ||
      second > 60 || zone_hours < 0 || zone_minutes < 0 || zone_minutes > 59) {
    return std::nullopt;
  }
  const std::chrono::year_month_day date{std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!date.ok()) return std::nullopt;
  const auto zone = std::chrono::minutes(zone_hours * 60 + zone_minutes);
  return std::chrono::sys_days(date) + std::chrono::hours(hour) + std::chrono::minutes(minute) +
         std::chrono::seconds(second) - (text[21] == '+' ? zone : -zone);
}

}  // namespace ticketd::net
