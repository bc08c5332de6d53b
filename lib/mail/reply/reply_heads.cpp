// SPDX-License-Identifier: Apache-2.0
#include "mail/reply/reply_heads.hpp"

#include <algorithm>

#include "mail/reply/reply_fold.hpp"
#include "mail/reply/reply_phrases.hpp"

namespace ticketd::mail {
namespace {

constexpr std::size_t kLongestTitle = 160;
constexpr std::size_t kShortestTitle = 8;

bool is_dash(char c) {
  return c == '-' || c == '_' || c == '=' || c == '*' || c == '~' || c == '#' || c == '+';
}

struct Title {
  std::string_view words;
  std::size_t lead = 0;   // dashes before
  std::size_t trail = 0;  // and behind
};

Title title_of(std::string_view folded) {
  Title title;
  while (title.lead < folded.size() && is_dash(folded[title.lead])) ++title.lead;
  std::size_t end = folded.size();
  while (end > title.lead && is_dash(folded[end - 1])) --end;
  title.trail = folded.size() - end;
  title.words = folded.substr(title.lead, end - title.lead);
  while (!title.words.empty() && title.words.front() == ' ') title.words.remove_prefix(1);
  while (!title.words.empty() && (title.words.back() == ' ' || title.words.back() == ':'))
    title.words.remove_suffix(1);
  return title;
}

// 'Begin forwarded message:' and a bare 'Original Message' need no dashes where a header block follows. The
// block is asked for first, for it costs less than to look the words up.
bool is_bare_title(const ReplyLines& lines, std::size_t i, std::string_view words) {
  constexpr std::size_t kMostWords = 8;
  if (words.find(':') != std::string_view::npos || words.find('@') != std::string_view::npos) return false;
  if (!header_block_end(lines, lines.skip_blank(i + 1))) return false;
  return count_words(words) <= kMostWords &&
         (names_original_message(words) || names_forwarded_message(words));
}

bool is_separator(const ReplyLines& lines, std::size_t i) {
  const auto& folded = lines.folded(i);
  if (folded.size() > kLongestTitle) return false;
  const Title title = title_of(folded);
  if (title.words.size() < kShortestTitle) return false;
  if (title.lead < 2) return is_bare_title(lines, i, title.words);
  return names_original_message(title.words) || names_forwarded_message(title.words) ||
         asks_to_reply_above(title.words);
}

}  // namespace

bool is_rule(std::string_view line) {
  std::size_t marks = 0;
  for (const char c : line) {
    if (is_dash(c))
      ++marks;
    else if (c != ' ' && c != '\t')
      return false;
  }
  return marks >= 3;
}

bool is_dashed_title(std::string_view folded) {
  if (folded.empty() || folded.size() > kLongestTitle || !is_dash(folded.front())) return false;
  const Title title = title_of(folded);
  return title.lead >= 2 && title.trail >= 2 && !title.words.empty();
}

std::optional<std::size_t> separator_end(const ReplyLines& lines, std::size_t i) {
  if (!lines.is_own(i) || lines.raw(i).size() < kShortestTitle || lines.raw(i).size() > kLongestTitle * 2)
    return std::nullopt;
  if (!is_separator(lines, i)) return std::nullopt;
  const auto next = lines.skip_blank(i + 1);
  if (const auto block = header_block_end(lines, next)) return block;
  if (const auto attribution = attribution_end(lines, next)) return attribution;
  return i + 1;
}

std::optional<std::size_t> head_end(const ReplyLines& lines, std::size_t i) {
  if (!lines.is_own(i) || lines.fenced(i)) return std::nullopt;
  if (const auto end = header_block_end(lines, i)) return end;
  if (const auto end = attribution_end(lines, i)) return end;
  return separator_end(lines, i);
}

}  // namespace ticketd::mail
