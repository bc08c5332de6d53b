// SPDX-License-Identifier: Apache-2.0
#include "mail/reply/inside_words.hpp"

#include <algorithm>
#include <cstddef>

#include "mail/reply/reply_fold.hpp"
#include "mail/reply/reply_phrases.hpp"
#include "text/trim.hpp"

namespace ticketd::mail {
namespace {

constexpr std::size_t kFewestWords = 3;
constexpr std::size_t kShortest = 14;
constexpr std::size_t kLongWords = 24;  // of scripts and languages that make few words
constexpr std::size_t kMostUnits = 5000;
constexpr std::string_view kBlanks = " \t\r";

template <class Take>
void for_each_line(std::string_view text, Take take) {
  while (!text.empty()) {
    const auto end = std::min(text.find('\n'), text.size());
    take(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

// Ends behind '.', '!' or '?' with a blank.
template <class Take>
void for_each_sentence(std::string_view line, Take take) {
  while (!line.empty()) {
    std::size_t end = 0;
    while (end < line.size() && !(std::string_view(".!?").find(line[end]) != std::string_view::npos &&
                                  (end + 1 == line.size() || line[end + 1] == ' ')))
      ++end;
    end = std::min(end + 1, line.size());
    take(text::trim(line.substr(0, end), kBlanks));
    line.remove_prefix(end);
  }
}

// "tack för hjälpen" and "med vänliga hälsningar" are everybody's words.
bool is_courtesy(std::string_view words) {
  for (const std::string_view begin :
       {" thank", " many thanks", " tack ", " tak ", " mange tak", " danke", " vielen dank", " hi ",
        " hello ", " dear ", " hej ", " hallo ", " kind regards", " best regards"})
    if (words.starts_with(begin)) return true;
  return is_closing(words.substr(1, words.size() - 2));
}

bool is_worth_asking(std::string_view words) {
  const auto count = static_cast<std::size_t>(std::count(words.begin(), words.end(), ' ')) - 1;
  const bool long_enough =
      (count >= kFewestWords && words.size() - 2 >= kShortest) || words.size() - 2 >= kLongWords;
  return long_enough && !is_courtesy(words);
}

}  // namespace

std::string words_in_a_row(std::string_view text) {
  const std::string folded = fold(text);
  std::string row = " ";
  std::size_t at = 0;
  for (auto word = next_word(folded, at); !word.empty(); word = next_word(folded, at))
    row.append(word) += ' ';
  return row;
}

InsideWords::InsideWords(std::span<const std::string> notes, std::span<const std::string> notices) {
  for (const auto& note : notes)
    for_each_line(note, [&](std::string_view line) {
      for_each_sentence(text::trim(line, kBlanks), [&](std::string_view sentence) { learn(sentence); });
      learn(text::trim(line, kBlanks));
    });
  for (const auto& notice : notices)
    for_each_line(notice, [&](std::string_view line) {
      if (text::trim(line, kBlanks).empty() || line.starts_with('>')) return;
      notice_lines_.push_back(fold(line));
      learn(text::trim(line, kBlanks));
    });
  std::sort(notice_lines_.begin(), notice_lines_.end());
}

void InsideWords::learn(std::string_view written) {
  if (units_.size() >= kMostUnits) return;
  auto words = words_in_a_row(written);
  if (is_worth_asking(words)) units_.push_back({std::string(written), std::move(words)});
}

std::string InsideWords::without_quoted_notices(std::string_view text) const {
  std::string kept;
  for_each_line(text, [&](std::string_view line) {
    const bool quoted = line.starts_with('>');
    const auto words = quoted ? fold(line.substr(1)) : std::string();
    if (!words.empty() && std::binary_search(notice_lines_.begin(), notice_lines_.end(), words)) return;
    kept.append(line) += '\n';
  });
  if (!text.ends_with('\n') && !kept.empty()) kept.pop_back();
  return kept;
}

std::optional<std::string> InsideWords::first_in(
    std::string_view text, const std::function<bool(std::string_view words)>& is_outside) const {
  if (units_.empty()) return std::nullopt;
  const std::string row = words_in_a_row(text);
  for (const auto& unit : units_)
    if (row.find(unit.words) != std::string::npos && !is_outside(unit.words)) return unit.written;
  return std::nullopt;
}

}  // namespace ticketd::mail
