// SPDX-License-Identifier: Apache-2.0
#include "domain/rfc3339.hpp"

#include "text/ascii.hpp"

namespace ticketd::domain {
namespace {

using std::chrono::days;
using std::chrono::hours;
using std::chrono::minutes;

// Takes the text from the left; once something did not fit it stays unfit.
class TimestampReader {
 public:
  explicit TimestampReader(std::string_view text) : rest_(text) {}

  unsigned digits(std::size_t count) {
    unsigned number = 0;
    for (std::size_t i = 0; i < count; ++i) {
      if (!is_digit()) fits_ = false;
      if (!fits_) return 0;
      number = number * 10 + static_cast<unsigned>(rest_.front() - '0');
      rest_.remove_prefix(1);
    }
    return number;
  }
  char one_of(std::string_view possible) {
    if (rest_.empty() || possible.find(rest_.front()) == std::string_view::npos) fits_ = false;
    if (!fits_) return '\0';
    const char taken = rest_.front();
    rest_.remove_prefix(1);
    return taken;
  }
  void skip_fraction() {
    if (rest_.empty() || rest_.front() != '.') return;
    rest_.remove_prefix(1);
    if (!is_digit()) fits_ = false;
    while (is_digit()) rest_.remove_prefix(1);
  }
  [[nodiscard]] bool is_done() const { return fits_ && rest_.empty(); }

 private:
  [[nodiscard]] bool is_digit() const { return !rest_.empty() && text::is_digit(rest_.front()); }

  std::string_view rest_;
  bool fits_ = true;
};

struct TimeOfDay {
  unsigned hour = 0;
  unsigned minute = 0;
  unsigned second = 0;
  [[nodiscard]] Seconds since_midnight() const { return hours{hour} + minutes{minute} + Seconds{second}; }
};

std::chrono::year_month_day read_date(TimestampReader& reader) {
  const std::chrono::year year{static_cast<int>(reader.digits(4))};
  reader.one_of("-");
  const std::chrono::month month{reader.digits(2)};
  reader.one_of("-");
  return year / month / std::chrono::day{reader.digits(2)};
}

TimeOfDay read_clock(TimestampReader& reader) {
  TimeOfDay clock;
  clock.hour = reader.digits(2);
  reader.one_of(":");
  clock.minute = reader.digits(2);
  reader.one_of(":");
  clock.second = reader.digits(2);
  reader.skip_fraction();
  return clock;
}

// nullopt: out of range. What does not fit is the reader's to say.
std::optional<Seconds> read_offset(TimestampReader& reader) {
  const char sign = reader.one_of("Zz+-");
  if (sign != '+' && sign != '-') return Seconds{0};
  const unsigned hour = reader.digits(2);
  reader.one_of(":");
  const unsigned minute = reader.digits(2);
  if (hour > 23 || minute > 59) return std::nullopt;
  const Seconds offset = hours{hour} + minutes{minute};
  return sign == '-' ? -offset : offset;
}

std::string padded(unsigned number, std::size_t width) {
  std::string text = std::to_string(number);
  return text.size() < width ? std::string(width - text.size(), '0') + text : text;
}

}  // namespace

std::optional<Instant> parse_rfc3339(std::string_view text) {
  TimestampReader reader{text};
  const auto date = read_date(reader);
  reader.one_of("Tt");
  const TimeOfDay clock = read_clock(reader);
  const auto offset = read_offset(reader);
  if (!reader.is_done() || !offset || !date.ok()) return std::nullopt;
  if (clock.hour > 23 || clock.minute > 59 || clock.second > 60) return std::nullopt;
  const Instant instant = std::chrono::sys_days{date} + clock.since_midnight() - *offset;
  // An offset can lead out of the years that can be written back.
  const auto year = std::chrono::year_month_day{std::chrono::floor<days>(instant)}.year();
  if (year < std::chrono::year{0} || year > std::chrono::year{9999}) return std::nullopt;
  if (clock.second == 60 && instant != std::chrono::floor<days>(instant)) return std::nullopt;
  return instant;
}

std::string format_rfc3339(Instant instant) {
  const auto midnight = std::chrono::floor<days>(instant);
  const auto seconds = static_cast<unsigned>((instant - midnight).count());
  return format_date(std::chrono::year_month_day{midnight}) + "T" + padded(seconds / 3600, 2) + ":" +
         padded(seconds / 60 % 60, 2) + ":" + padded(seconds % 60, 2) + "Z";
}

std::string format_date(std::chrono::year_month_day date) {
  return padded(static_cast<unsigned>(static_cast<int>(date.year())), 4) + "-" +
         padded(static_cast<unsigned>(date.month()), 2) + "-" + padded(static_cast<unsigned>(date.day()), 2);
}

}  // namespace ticketd::domain
