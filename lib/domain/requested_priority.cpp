// SPDX-License-Identifier: Apache-2.0
#include "domain/requested_priority.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>

#include "domain/written_line.hpp"

namespace ticketd::domain {
namespace {

constexpr int lines_read = 5;
constexpr std::size_t longest_line = 1000;

// Longer words first: "prio" begins some of the others.
constexpr std::array<std::string_view, 6> labels{"prioritaet", "priorität", "prioritet",
                                                 "priority",   "prio",      "[p"};

// What all of them begin with: most lines need no closer look.
bool may_begin_label(char c) {
  return c == 'p' || c == 'P' || c == '[';
}

bool is_word_character(char c) {
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || static_cast<unsigned char>(c) >= 0x80 ||
         c == '_';
}

std::optional<Priority> digit_at(std::string_view text) {
  if (text.empty() || text[0] < '1' || text[0] > '3') return std::nullopt;
  const bool stands_alone = text.size() == 1 || (!is_word_character(text[1]) && text[1] != '.');
  const bool ends_sentence =
      text.size() > 1 && text[1] == '.' && (text.size() == 2 || !is_word_character(text[2]));
  if (!stands_alone && !ends_sentence) return std::nullopt;
  return static_cast<Priority>(text[0] - '0');
}

// `text` is in lower case and begins where a label may begin.
std::optional<Priority> asked_at(std::string_view text) {
  const auto label =
      std::find_if(labels.begin(), labels.end(), [&](auto each) { return text.starts_with(each); });
  if (label == labels.end()) return std::nullopt;
  text.remove_prefix(label->size());
  if (*label == "[p") return text.size() > 1 && text[1] == ']' ? digit_at(text.substr(0, 1)) : std::nullopt;
  const std::size_t digit = text.find_first_not_of(" \t:=");
  if (digit == 0 || digit == text.npos) return std::nullopt;
  return digit_at(text.substr(digit));
}

std::optional<Priority> asked_anywhere(std::string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!may_begin_label(text[at])) continue;
    if (at > 0 && is_word_character(text[at - 1])) continue;
    if (const auto asked = asked_at(text.substr(at))) return asked;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Priority> requested_priority(std::string_view subject, std::string_view text) {
  if (const auto asked = asked_anywhere(lower_case(subject.substr(0, longest_line)))) return asked;
  for (int read = 0; read < lines_read && !text.empty();) {
    const std::string_view line = bare(take_line(text));
    if (line.empty()) continue;
    ++read;
    if (!may_begin_label(line.front())) continue;
    if (const auto asked = asked_at(lower_case(line.substr(0, longest_line)))) return asked;
  }
  return std::nullopt;
}

}  // namespace ticketd::domain
