// SPDX-License-Identifier: Apache-2.0
#include "net/imap/imap_date.hpp"

#include <array>
#include <chrono>

#include "text/ascii.hpp"

namespace ticketd::net {

namespace {

constexpr std::string_view months = "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC";
constexpr std::size_t longest = 64;

// Takes what it was asked for from the front, or fails for good.
class DateScanner {
 public:
  explicit DateScanner(std::string_view text) : rest_(text), is_good_(text.size() <= longest) {}

  [[nodiscard]] bool is_good() const { return is_good_; }
  [[nodiscard]] bool is_at_end() const { return rest_.empty(); }
  bool skip(char c) {
    if (!rest_.starts_with(c)) return false;
    rest_.remove_prefix(1);
    return true;
  }
  void skip_blanks() {
    while (skip(' ')) {
    }
  }
  void expect(char c) { is_good_ = skip(c) && is_good_; }

  // All digits that stand here, `fewest` to `most` of them.
  int number(std::size_t fewest, std::size_t most) {
    std::size_t digits = 0;
    int value = 0;
    while (digits < rest_.size() && digits < most && text::is_digit(rest_[digits]))
      value = value * 10 + (rest_[digits++] - '0');
    is_good_ = is_good_ && digits >= fewest &&
               (digits == rest_.size() || !text::is_digit(rest_[digits]) || digits == most);
    rest_.remove_prefix(digits);
    return value;
  }
  std::string_view letters() {
    std::size_t length = 0;
    while (length < rest_.size() && text::is_letter(rest_[length])) ++length;
    const std::string_view word = rest_.substr(0, length);
    rest_.remove_prefix(length);
    return word;
  }

 private:
  std::string_view rest_;
  bool is_good_;
};

// 1 to 12; 0 for no month.
unsigned month_named(std::string_view name) {
  for (unsigned month = 0; month < 12; ++month)
    if (text::equal_ignoring_case(name, months.substr(month * 3, 3))) return month + 1;
  return 0;
}

void skip_weekday(DateScanner& text) {
  if (text.letters().empty()) return;
  text.expect(',');
  text.skip_blanks();
}

std::optional<std::chrono::sys_days> day_of(DateScanner& text) {
  skip_weekday(text);
  const int day = text.number(1, 2);
  const char between = text.skip('-') ? '-' : ' ';
  if (between == ' ') text.expect(' ');
  const unsigned month = month_named(text.letters());
  text.expect(between);
  const int year = text.number(4, 4);
  const std::chrono::year_month_day date{std::chrono::year(year), std::chrono::month(month),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!text.is_good() || !date.ok()) return std::nullopt;
  return std::chrono::sys_days(date);
}

std::optional<domain::Seconds> time_of(DateScanner& text) {
  const int hour = text.number(1, 2);
  text.expect(':');
  const int minute = text.number(2, 2);
  text.expect(':');
  const int second = text.number(2, 2);
  if (!text.is_good() || hour > 23 || minute > 59 || second > 60) return std::nullopt;
  return std::chrono::hours(hour) + std::chrono::minutes(minute) + std::chrono::seconds(second);
}

// East of Greenwich.
std::optional<domain::Seconds> zone_of(DateScanner& text) {
  const bool is_east = text.skip('+');
  if (!is_east && !text.skip('-')) {
    const std::string_view name = text.letters();
    constexpr std::array<std::string_view, 4> names{"GMT", "UTC", "UT", "Z"};
    for (const std::string_view known : names)
      if (text::equal_ignoring_case(name, known)) return domain::Seconds(0);
    return std::nullopt;
  }
  const int hours = text.number(2, 2);
  (void)text.skip(':');
  const int minutes = text.number(2, 2);
  if (!text.is_good() || minutes > 59) return std::nullopt;
  const domain::Seconds zone = std::chrono::minutes(hours * 60 + minutes);
  return is_east ? zone : -zone;
}

}  // namespace

std::optional<domain::Instant> internal_date(std::string_view text) {
  DateScanner scanner(text);
  scanner.skip_blanks();
  const auto day = day_of(scanner);
  scanner.expect(' ');
  scanner.skip_blanks();
  const auto time = time_of(scanner);
  scanner.expect(' ');
  scanner.skip_blanks();
  const auto zone = zone_of(scanner);
  scanner.skip_blanks();
  if (!day || !time || !zone || !scanner.is_good() || !scanner.is_at_end()) return std::nullopt;
  return *day + *time - *zone;
}

}  // namespace ticketd::net
