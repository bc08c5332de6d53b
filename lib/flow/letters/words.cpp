// SPDX-License-Identifier: Apache-2.0
#include "flow/letters/words.hpp"

namespace ticketd::flow {

using config::Phrase;

namespace {

// Of those that stand in the order of a domain's enum, from `first` on.
Phrase phrase_after(Phrase first, std::size_t steps) {
  return static_cast<Phrase>(static_cast<std::size_t>(first) + steps);
}

// A weekday alone is clear for the week that begins with the first line.
std::string day_words(const config::Language& language, std::chrono::local_days day,
                      std::chrono::local_days first) {
  return day - first < std::chrono::days{7} ? language.locale.weekday(day) : language.locale.day(day);
}

}  // namespace

std::string priority_words(const config::Language& language, domain::Priority priority) {
  const auto number = static_cast<std::size_t>(priority);
  return std::to_string(number) + " (" + language.say(phrase_after(Phrase::Urgent, number - 1)) + ")";
}

std::string status_words(const config::Language& language, domain::Status status) {
  return language.say(phrase_after(Phrase::New, static_cast<std::size_t>(status)));
}

std::string instant_words(const config::Language& language, const domain::TimeZone& zone,
                          domain::Instant at) {
  const domain::LocalTime local = zone.local(at);
  const auto day = std::chrono::floor<std::chrono::days>(local);
  return language.say(Phrase::Moment, {{"day", language.locale.day(day)},
                                       {"clock", language.locale.clock(local - day)},
                                       {"zone", zone.name()}});
}

std::string length_words(const config::Language& language, domain::Seconds length) {
  const auto minutes = std::chrono::floor<std::chrono::minutes>(length).count();
  std::string text;
  if (minutes / 60 != 0) text = language.say_counted(Phrase::Hours, minutes / 60);
  if (minutes % 60 != 0 || text.empty())
    text += (text.empty() ? "" : " ") + language.say_counted(Phrase::Minutes, minutes % 60);
  return text;
}

std::string receipt_words(const config::Language& language, const std::vector<domain::ReceiptLine>& lines) {
  std::string text;
  for (const auto& line : lines) {
    if (!text.empty()) text += ", ";
    text += language.say(Phrase::Stretch, {{"length", length_words(language, line.counted)},
                                           {"day", day_words(language, line.day, lines.front().day)},
                                           {"opens", language.locale.clock(line.opens)},
                                           {"closes", language.locale.clock(line.closes)}});
  }
  return text;
}

std::string command_words(const config::Language& language, std::span<const std::string_view> words) {
  std::string text;
  for (const auto word : words) {
    text += (text.empty() ? "/" : ", /") + std::string(word);
    if (word == "assign") text += " " + language.say(Phrase::AgentsName);
    if (word == "priority") text += " 1|2|3";
  }
  return text;
}

std::string result_words(const config::Language& language, const domain::CommandResult& result) {
  if (result.kind == domain::ResultKind::InWords) return result.name;
  const auto status = result.status ? status_words(language, *result.status) : std::string();
  return language.say_result(result.kind,
                             {{"name", result.name}, {"others", result.others}, {"status", status}});
}

std::string subject_words(const config::Language& language, const domain::CommandOutcome& outcome) {
  const auto* const written = std::get_if<std::string>(&outcome.command);
  return written != nullptr ? *written
                            : result_words(language, {std::get<domain::ResultKind>(outcome.command)});
}

}  // namespace ticketd::flow
