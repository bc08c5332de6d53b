// SPDX-License-Identifier: Apache-2.0
#include "config/calendar_form.hpp"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <optional>
#include <stdexcept>

#include "domain/time_zone.hpp"

namespace ticketd::config {
namespace {

using domain::Seconds;

constexpr std::array<std::string_view, 7> weekday_names{"sunday",   "monday", "tuesday", "wednesday",
                                                        "thursday", "friday", "saturday"};
constexpr std::array<std::string_view, 12> month_names{"january",   "february", "march",    "april",
                                                       "may",       "june",     "july",     "august",
                                                       "september", "october",  "november", "december"};
constexpr std::array<std::string_view, 5> ordinals{"first", "second", "third", "fourth", "fifth"};

template <std::size_t N>
std::optional<unsigned> index_in(const std::array<std::string_view, N>& names, std::string_view word) {
  const auto found = std::find(names.begin(), names.end(), word);
  if (found == names.end()) return std::nullopt;
  return static_cast<unsigned>(found - names.begin());
}

// Exactly that many digits; nullopt for anything else.
std::optional<unsigned> digits(std::string_view word, std::size_t count) {
  if (word.size() != count) return std::nullopt;
  unsigned number = 0;
  for (const char c : word) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + static_cast<unsigned>(c - '0');
  }
  return number;
}

std::optional<Seconds> clock_time(std::string_view word) {
  if (word.size() != 5 || word[2] != ':') return std::nullopt;
  const auto hours = digits(word.substr(0, 2), 2);
  const auto minutes = digits(word.substr(3), 2);
  if (!hours || !minutes || *minutes > 59) return std::nullopt;
  const Seconds time = std::chrono::hours{*hours} + std::chrono::minutes{*minutes};
  if (time > std::chrono::hours{24}) return std::nullopt;
  return time;
}

std::optional<std::chrono::month_day> month_day(std::string_view word) {
  if (word.size() != 5 || word[2] != '-') return std::nullopt;
  const auto month = digits(word.substr(0, 2), 2);
  const auto day = digits(word.substr(3), 2);
  if (!month || !day) return std::nullopt;
  const std::chrono::month_day date{std::chrono::month{*month}, std::chrono::day{*day}};
  if (!date.ok()) return std::nullopt;
  return date;
}

std::optional<domain::Date> full_date(std::string_view word) {
  if (word.size() != 10 || word[4] != '-') return std::nullopt;
  const auto year = digits(word.substr(0, 4), 4);
  const auto rest = month_day(word.substr(5));
  if (!year || !rest) return std::nullopt;
  const domain::Date date = std::chrono::year{static_cast<int>(*year)} / *rest;
  if (!date.ok()) return std::nullopt;
  return date;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

std::optional<domain::DatePattern> nth_weekday(const std::vector<std::string_view>& words) {
  if (words.size() != 4 || words[2] != "of") return std::nullopt;
  const auto nth = index_in(ordinals, words[0]);
  const auto day = index_in(weekday_names, words[1]);
  const auto month = index_in(month_names, words[3]);
  if ((!nth && words[0] != "last") || !day || !month) return std::nullopt;
  return domain::NthWeekday{nth ? static_cast<int>(*nth) + 1 : -1, std::chrono::weekday{*day},
                            std::chrono::month{*month + 1}};
}

std::optional<domain::DatePattern> weekday_between(const std::vector<std::string_view>& words) {
  if (words.size() != 5 || words[1] != "between" || words[3] != "and") return std::nullopt;
  const auto day = index_in(weekday_names, words[0]);
  const auto from = month_day(words[2]);
  const auto until = month_day(words[4]);
  if (!day || !from || !until) return std::nullopt;
  return domain::WeekdayBetween{std::chrono::weekday{*day}, *from, *until};
}

// Empty where there is none.
std::string zone_file_text(const std::string& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

}  // namespace

Parsed<domain::Window> window(std::string_view word) {
  const std::size_t dash = word.find('-');
  const auto opens = clock_time(word.substr(0, dash));
  const auto closes = dash == std::string_view::npos ? std::nullopt : clock_time(word.substr(dash + 1));
  constexpr Seconds day = std::chrono::hours{24};
  if (!opens || !closes || *opens == day || *opens == *closes)
    return misfit(word, "are no hours; write them like 08:00-17:00 (22:00-06:00 is over midnight)");
  return domain::Window{*opens, *closes < *opens ? *closes + day : *closes};
}

Parsed<domain::Date> single_date(std::string_view word) {
  if (const auto date = full_date(word)) return *date;
  return misfit(word, "is not a date; write one like 2026-12-24");
}

Parsed<domain::DatePattern> date_pattern(std::string_view word) {
  if (const auto date = full_date(word)) return domain::DatePattern{domain::SingleDate{*date}};
  if (const auto date = month_day(word)) return domain::DatePattern{domain::YearlyDate{*date}};
  return misfit(word, "is not a date; write 12-24 for every year, 2026-12-24 for one");
}

Parsed<domain::DatePattern> weekday_pattern(std::string_view word) {
  const auto words = words_of(word);
  if (const auto pattern = nth_weekday(words)) return *pattern;
  if (const auto pattern = weekday_between(words)) return *pattern;
  return misfit(
      word,
      "is not a weekday of every year; write `last monday of may` or `saturday between 06-20 and 06-26`");
}

Parsed<std::chrono::weekday> weekday(std::string_view word) {
  if (const auto day = index_in(weekday_names, word)) return std::chrono::weekday{*day};
  return misfit(word, "is not a weekday; monday to sunday are");
}

Parsed<std::vector<std::chrono::weekday>> weekdays(std::string_view word) {
  const std::size_t dash = word.find('-');
  const auto first = index_in(weekday_names, word.substr(0, dash));
  const auto last = dash == std::string_view::npos ? first : index_in(weekday_names, word.substr(dash + 1));
  if (!first || !last) return misfit(word, "is neither a weekday nor a span of them like monday-friday");
  std::vector<std::chrono::weekday> days;
  std::chrono::weekday day{*first};
  days.push_back(day);
  while (day != std::chrono::weekday{*last}) days.push_back(++day);
  return days;
}

bool lacks_lasting_rule(std::string_view file, const domain::TimeZone& zone) {
  if (!file.starts_with("TZif") || !file.ends_with('\n')) return false;
  file.remove_suffix(1);
  const std::string_view last_line = file.substr(file.rfind('\n') + 1);
  if (last_line.find(',') == std::string_view::npos) return false;  // summer and winter time for ever
  const domain::Instant then = std::chrono::sys_days{std::chrono::year{2036} / 1 / 15};
  for (int month = 0; month < 12; ++month)
    if (zone.offset_at(then + std::chrono::days{30 * month}) != zone.offset_at(then)) return false;
  return true;
}

Parsed<std::string> time_zone(std::string_view word) {
  try {
    const domain::TimeZone zone{word};
    const std::string path = "/usr/share/zoneinfo/" + zone.name();
    if (!lacks_lasting_rule(zone_file_text(path), zone)) return zone.name();
    return misfit(word, "has a slim file, " + path +
                            ", whose summer time can't be read; compile it with `zic -b fat`, or install the "
                            "system's tzdata anew");
  } catch (const std::invalid_argument&) {
    return misfit(word, "is not a time zone of this system; write one like Europe/Stockholm or UTC");
  }
}

}  // namespace ticketd::config
