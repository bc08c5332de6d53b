// SPDX-License-Identifier: Apache-2.0
#include "mail/reply/subject.hpp"

#include <algorithm>
#include <optional>

#include "mail/reply/reply_fold.hpp"
#include "mail/reply/reply_phrases.hpp"
#include "text/ascii.hpp"

namespace ticketd::mail {
namespace {

// The length of '[#1042]' at `at`, 0 if there is none.
std::size_t tag_length(std::string_view subject, std::size_t at) {
  if (subject.substr(at, 2) != "[#") return 0;
  std::size_t end = at + 2;
  while (end < subject.size() && text::is_digit(subject[end])) ++end;
  return end > at + 2 && end < subject.size() && subject[end] == ']' ? end + 1 - at : 0;
}

std::string without_tags(std::string_view subject) {
  std::string out;
  for (std::size_t at = 0; at < subject.size();) {
    if (const auto tag = tag_length(subject, at)) {
      out.push_back(' ');
      at += tag;
    } else {
      out.push_back(subject[at++]);
    }
  }
  return out;
}

std::string with_single_blanks(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\t' || c == '\n' || c == '\r';
    if (!blank)
      out.push_back(c);
    else if (!out.empty() && out.back() != ' ')
      out.push_back(' ');
  }
  while (!out.empty() && out.back() == ' ') out.pop_back();
  return out;
}

// Of one 'Re:' or 'Fwd:' of any language at the front, with its colon and the blanks before it.
std::optional<std::size_t> prefix_length(std::string_view subject) {
  constexpr std::size_t kLongestPrefix = 48;
  const auto first = subject.find_first_not_of(" \t");
  if (first == std::string_view::npos) return std::nullopt;
  const auto head = subject.substr(first, kLongestPrefix);
  constexpr std::string_view kWideColon = "\xEF\xBC\x9A";
  const auto narrow = head.find(':');
  const auto wide = head.find(kWideColon);
  const auto colon = std::min(narrow, wide);
  if (colon == std::string_view::npos) return std::nullopt;
  auto word = fold(head.substr(0, colon));
  // 'Re[2]', 'Re(2)', 'Re^2', 'Re*2' count the answers.
  const auto counter = word.find_last_not_of("0123456789[]()^* ");
  if (counter == std::string::npos) return std::nullopt;
  word.resize(counter + 1);
  if (!is_forward_prefix(word) && !is_reply_prefix(word)) return std::nullopt;
  const std::size_t mark = colon == narrow ? 1 : kWideColon.size();
  return first + colon + mark;
}

}  // namespace

std::string reply_subject_skeleton(std::string_view subject) {
  const auto untagged = with_single_blanks(without_tags(subject));
  std::string_view rest = untagged;
  while (const auto prefix = prefix_length(rest)) rest.remove_prefix(*prefix);
  return with_single_blanks(rest);
}

}  // namespace ticketd::mail
