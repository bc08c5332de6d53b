// SPDX-License-Identifier: Apache-2.0
#include "flow/words.hpp"

#include <algorithm>
#include <array>
#include <cstdio>

namespace ticketd::flow {
namespace {

struct Words {
  std::string_view language;
  std::array<std::string_view, 3> priorities;
  std::array<std::string_view, 7> weekdays;  // from Sunday
  std::array<std::string_view, 12> months;
  std::string_view after_day;  // "24." in German and Danish
  std::string_view hours;
  std::string_view minutes;
  std::string_view name;  // stands for an agent's
};

constexpr std::array<Words, 4> languages{{
    {"en",
     {"urgent", "high", "normal"},
     {"Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
     {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
      "November", "December"},
     "",
     "h",
     "min",
     "NAME"},
    {"sv",
     {"akut", "hög", "normal"},
     {"söndag", "måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag"},
     {"januari", "februari", "mars", "april", "maj", "juni", "juli", "augusti", "september", "oktober",
      "november", "december"},
     "",
     "tim",
     "min",
     "NAMN"},
    {"da",
     {"akut", "høj", "normal"},
     {"søndag", "mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag"},
     {"januar", "februar", "marts", "april", "maj", "juni", "juli", "august", "september", "oktober",
      "november", "december"},
     ".",
     "t",
     "min.",
     "NAVN"},
    {"de",
     {"dringend", "hoch", "normal"},
     {"Sonntag", "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag"},
     {"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober",
      "November", "Dezember"},
     ".",
     "Std.",
     "Min.",
     "NAME"},
}};

const Words& words_of(std::string_view language) {
  const auto* const found = std::find_if(languages.begin(), languages.end(), [&](const Words& words) {
    return words.language == language.substr(0, 2);
  });
  return found == languages.end() ? languages.front() : *found;
}

std::string clock_words(domain::Seconds since_midnight) {
  std::array<char, 16> text{};
  const auto minutes = since_midnight.count() / 60;
  std::snprintf(text.data(), text.size(), "%02d:%02d", static_cast<int>(minutes / 60),
                static_cast<int>(minutes % 60));
  return text.data();
}

std::string date_words(const Words& words, std::chrono::local_days day) {
  const std::chrono::year_month_day date{day};
  return std::to_string(static_cast<unsigned>(date.day())) + std::string(words.after_day) + " " +
         std::string(words.months.at(static_cast<unsigned>(date.month()) - 1)) + " " +
         std::to_string(static_cast<int>(date.year()));
}

std::string weekday_words(const Words& words, std::chrono::local_days day) {
  return std::string(words.weekdays.at(std::chrono::weekday{day}.c_encoding()));
}

std::string length_words(const Words& words, domain::Seconds length) {
  const auto minutes = std::chrono::floor<std::chrono::minutes>(length).count();
  std::string text;
  if (minutes / 60 != 0) text = std::to_string(minutes / 60) + " " + std::string(words.hours);
  if (minutes % 60 != 0 || text.empty())
    text += (text.empty() ? "" : " ") + std::to_string(minutes % 60) + " " + std::string(words.minutes);
  return text;
}

}  // namespace

std::string priority_words(std::string_view language, domain::Priority priority) {
  const int number = static_cast<int>(priority);
  return std::to_string(number) + " (" +
         std::string(words_of(language).priorities.at(static_cast<std::size_t>(number - 1))) + ")";
}

std::string instant_words(std::string_view language, const domain::TimeZone& zone, domain::Instant at) {
  const Words& words = words_of(language);
  const domain::LocalTime local = zone.local(at);
  const auto day = std::chrono::floor<std::chrono::days>(local);
  return weekday_words(words, day) + " " + date_words(words, day) + ", " + clock_words(local - day) + " (" +
         zone.name() + ")";
}

std::string length_words(std::string_view language, domain::Seconds length) {
  return length_words(words_of(language), length);
}

std::string receipt_words(std::string_view language, const std::vector<domain::ReceiptLine>& lines) {
  const Words& words = words_of(language);
  std::string text;
  for (const auto& line : lines) {
    if (!text.empty()) text += ", ";
    text += length_words(words, line.counted) + " " + weekday_words(words, line.day);
    // A weekday alone is clear for the week that begins with the first line.
    if (line.day - lines.front().day >= std::chrono::days{7}) text += " " + date_words(words, line.day);
    text += " " + clock_words(line.opens) + "-" + clock_words(line.closes);
  }
  return text;
}

std::string command_words(std::string_view language, std::span<const std::string_view> words) {
  std::string text;
  for (const auto word : words) {
    text += (text.empty() ? "/" : ", /") + std::string(word);
    if (word == "assign") text += " " + std::string(words_of(language).name);
    if (word == "priority") text += " 1|2|3";
  }
  return text;
}

}  // namespace ticketd::flow
