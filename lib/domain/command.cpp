// SPDX-License-Identifier: Apache-2.0
#include "domain/command.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cstdint>
#include <utility>

#include "domain/address.hpp"
#include "domain/duration.hpp"
#include "domain/written_line.hpp"
#include "text/ascii.hpp"
#include "text/case.hpp"
#include "text/edit_distance.hpp"

namespace ticketd::domain {
namespace {

using Meaning = std::variant<Command, NotUnderstood>;

constexpr std::size_t most_lines = 50;
constexpr std::size_t longest_line = 1000;
constexpr std::size_t longest_word = 20;
constexpr Seconds longest_time = std::chrono::days{7};

// What looks like a slash and is none: fraction slash, division slash, big solidus, fullwidth solidus.
constexpr std::array<std::string_view, 4> false_slashes{"\xE2\x81\x84", "\xE2\x88\x95", "\xE2\xA7\xB8",
                                                        "\xEF\xBC\x8F"};

struct Words {
  std::string_view first;
  std::string_view rest;
};

Words split(std::string_view text) {
  text = bare(text);
  const std::size_t end = std::min(text.find_first_of(" \t"), text.size());
  return {bare(text.substr(0, end)), bare(text.substr(end))};
}

template <class Number>
std::optional<Number> whole_number(std::string_view text) {
  Number number{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

template <class Kind>
std::optional<Command> without_words(std::string_view rest) {
  if (!rest.empty()) return std::nullopt;
  return Kind{};
}

std::optional<Command> assign(std::string_view rest) {
  if (rest.empty() || rest.size() > 100) return std::nullopt;
  return command::Assign{std::string(rest)};
}

std::optional<Command> set_priority(std::string_view rest) {
  if (rest.size() != 1 || rest[0] < '1' || rest[0] > '3') return std::nullopt;
  return command::SetPriority{static_cast<Priority>(rest[0] - '0')};
}

// "Eva <eva@volvo.example>" and "eva@volvo.example" alike.
std::optional<std::string> address_in(std::string_view rest) {
  const std::size_t open = rest.rfind('<');
  if (open != rest.npos && rest.ends_with('>')) rest = rest.substr(open + 1, rest.size() - open - 2);
  if (!can_be_answered(rest) || rest.find_first_of(",;") != rest.npos) return std::nullopt;
  return folded(rest);
}

template <class Kind>
std::optional<Command> with_address(std::string_view rest) {
  auto address = address_in(rest);
  if (!address) return std::nullopt;
  return Kind{std::move(*address)};
}

std::optional<Command> set_subject(std::string_view rest) {
  if (rest.empty()) return std::nullopt;
  return command::SetSubject{std::string(rest)};
}

std::optional<Command> add_time(std::string_view rest) {
  const Words words = split(rest);
  const auto spent = parse_duration(text::lower_case(words.first));
  if (!spent || *spent <= Seconds{0} || *spent > longest_time) return std::nullopt;
  const Words behind = split(words.rest);
  if (text::lower_case(behind.first) == "phone") {
    return command::AddTime{*spent, command::Activity::Phone, std::string(behind.rest)};
  }
  return command::AddTime{*spent, command::Activity::Unsaid, std::string(words.rest)};
}

std::optional<Command> merge(std::string_view rest) {
  if (rest.starts_with('#')) rest.remove_prefix(1);
  const auto number = whole_number<std::int64_t>(rest);
  if (!number || *number < 1) return std::nullopt;
  return command::Merge{TicketNumber{*number}};
}

std::optional<Command> move(std::string_view rest) {
  if (rest.empty() || rest.size() > 100 || rest.find_first_of(" \t") != rest.npos) return std::nullopt;
  return command::Move{std::string(rest)};
}

struct Known {
  std::string_view word;
  std::string_view usage;
  std::optional<Command> (*read)(std::string_view rest);
};

constexpr auto known = std::to_array<Known>({{"take", "/take", without_words<command::Take>},
                                             {"assign", "/assign NAME", assign},
                                             {"priority", "/priority 1|2|3", set_priority},
                                             {"start", "/start", without_words<command::Start>},
                                             {"wait", "/wait", without_words<command::Wait>},
                                             {"resolve", "/resolve", without_words<command::Resolve>},
                                             {"close", "/close", without_words<command::Close>},
                                             {"reopen", "/reopen", without_words<command::Reopen>},
                                             {"note", "/note", without_words<command::Note>},
                                             {"reply", "/reply", without_words<command::Reply>},
                                             {"cc", "/cc ADDRESS", with_address<command::AddCc>},
                                             {"uncc", "/uncc ADDRESS", with_address<command::RemoveCc>},
                                             {"subject", "/subject TEXT", set_subject},
                                             {"time", "/time 1h30m [phone] [TEXT]", add_time},
                                             {"merge", "/merge NUMBER", merge},
                                             {"move", "/move QUEUE", move},
                                             {"history", "/history", without_words<command::History>},
                                             {"spam", "/spam", without_words<command::Spam>},
                                             {"send", "/send", without_words<command::Send>},
                                             {"continue", "/continue", without_words<command::Continue>},
                                             {"help", "/help", without_words<command::Help>}});

const Known* known_word(std::string_view word) {
  const auto found =
      std::find_if(known.begin(), known.end(), [&](const Known& each) { return each.word == word; });
  return found == known.end() ? nullptr : &*found;
}

std::string nearest_to(std::string_view word) {
  return std::string(usage_near(word, word.size() <= 3 ? 1 : 2).value_or("/help"));
}

bool begins_a_word(std::string_view text) {
  if (text.empty()) return false;
  return text::is_letter(text.front()) || !text::is_ascii(text.front());
}

struct Read {
  Meaning meaning;
  bool is_text_too = false;
};

Read not_understood(CommandResult why, std::string nearest, bool is_text_too = false) {
  return {NotUnderstood{std::move(why), std::move(nearest)}, is_text_too};
}

// nullopt: no command line.
std::optional<Read> read_behind_slash(std::string_view text) {
  const Words words = split(text);
  const std::string word = text::lower_case(words.first);
  const Known* const found = known_word(word);
  const bool is_apart = words.first.data() != text.data();
  if (is_apart) {
    if (found == nullptr) return std::nullopt;
    return not_understood({ResultKind::BlankBehindSlash}, std::string(found->usage));
  }
  if (!begins_a_word(text) || word.find('/') != word.npos) return std::nullopt;
  if (found == nullptr) return not_understood({ResultKind::NoSuchCommand}, nearest_to(word), true);
  if (auto command = found->read(words.rest)) return Read{std::move(*command)};
  return not_understood({ResultKind::WrittenSo, std::string(found->usage)}, std::string(found->usage));
}

std::optional<Read> read_line(std::string_view line) {
  if (line.size() > longest_line) return std::nullopt;
  if (line.starts_with('/') && line.size() > 1) return read_behind_slash(line.substr(1));
  for (const std::string_view slash : false_slashes) {
    if (!line.starts_with(slash)) continue;
    const std::string word = text::lower_case(split(line.substr(slash.size())).first);
    if (begins_a_word(word)) return not_understood({ResultKind::OtherSlash}, nearest_to(word), true);
  }
  return std::nullopt;
}

}  // namespace

std::optional<std::string_view> usage_of(std::string_view word) {
  const Known* const found = known_word(word);
  if (found == nullptr) return std::nullopt;
  return found->usage;
}

std::optional<std::string_view> usage_near(std::string_view word, std::size_t letters) {
  if (word.size() > longest_word) return std::nullopt;
  const Known* best = nullptr;
  std::size_t best_distance = letters + 1;
  for (const Known& each : known) {
    const std::size_t apart = each.word.starts_with(word) ? 1 : text::edit_distance(word, each.word);
    if (apart >= best_distance) continue;
    best = &each;
    best_distance = apart;
  }
  if (best == nullptr) return std::nullopt;
  return best->usage;
}

std::optional<Command> command_on(std::string_view line) {
  auto read = read_line(bare(line));
  if (!read) return std::nullopt;
  auto* const command = std::get_if<Command>(&read->meaning);
  if (command == nullptr) return std::nullopt;
  return std::move(*command);
}

WrittenCommands read_commands(std::string_view visible_reply) {
  WrittenCommands result;
  std::string_view rest = visible_reply;
  std::string kept;
  while (!rest.empty() && result.lines.size() < most_lines) {
    std::string_view behind = rest;
    const std::string_view line = bare(take_line(behind));
    if (!line.empty()) {
      auto read = read_line(line);
      if (!read) break;
      if (read->is_text_too) kept += std::string(line) + '\n';
      result.lines.push_back({std::string(line), std::move(read->meaning)});
    }
    rest = behind;
  }
  result.text = kept + std::string(rest);
  return result;
}

}  // namespace ticketd::domain
