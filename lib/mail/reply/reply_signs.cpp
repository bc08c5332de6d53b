// SPDX-License-Identifier: Apache-2.0
#include "mail/reply/reply_signs.hpp"

#include <algorithm>

#include "mail/reply/reply_fold.hpp"
#include "mail/reply/reply_phrases.hpp"
#include "text/ascii.hpp"

namespace ticketd::mail {
namespace {

bool is_year(std::string_view digits) {
  return digits.size() == 4 && (digits.substr(0, 2) == "19" || digits.substr(0, 2) == "20" ||
                                digits.substr(0, 2) == "25" || digits.substr(0, 2) == "14");
}

// 24.12.19, 2019-12-24, 17-feb.-2015 (by its year), 12/24/2019: three numbers with one kind of mark between.
bool is_numeric_date(std::string_view s, std::size_t at, std::size_t first) {
  const std::size_t mark = at + first;
  if (mark >= s.size() || (s[mark] != '.' && s[mark] != '/' && s[mark] != '-')) return false;
  const std::size_t second = digits_at(s, mark + 1);
  if (second == 0 || second > 2) return false;
  const std::size_t last = mark + 1 + second;
  return last < s.size() && s[last] == s[mark] && digits_at(s, last + 1) >= (first == 4 ? 1 : 2);
}

bool is_time(std::string_view s, std::size_t at, std::size_t first) {
  const std::size_t mark = at + first;
  if (first > 2 || mark >= s.size() || (s[mark] != ':' && s[mark] != '.' && s[mark] != 'h')) return false;
  return digits_at(s, mark + 1) == 2 && (s[mark] == ':' || mark + 3 >= s.size() || s[mark + 3] != s[mark]);
}

void read_numbers(std::string_view s, Signs& signs) {
  if (std::none_of(s.begin(), s.end(), text::is_digit)) return;
  for (std::size_t at = 0; at < s.size();) {
    const std::size_t n = digits_at(s, at);
    if (n == 0) {
      ++at;
      continue;
    }
    const bool inside_word = at > 0 && text::is_lower(s[at - 1]);
    if (!inside_word && (is_year(s.substr(at, n)) || is_numeric_date(s, at, n))) signs.date = true;
    if (is_time(s, at, n)) signs.time = true;
    at += n;
  }
}

}  // namespace

std::size_t digits_at(std::string_view folded, std::size_t at) {
  std::size_t n = 0;
  while (at + n < folded.size() && text::is_digit(folded[at + n])) ++n;
  return n;
}

bool has_address(std::string_view folded) {
  for (auto at = folded.find('@'); at != std::string_view::npos; at = folded.find('@', at + 1))
    if (at > 0 && at + 1 < folded.size() && folded[at - 1] != ' ' && is_word_byte(folded[at + 1]))
      return true;
  return false;
}

bool begins_with_numeric_date(std::string_view folded) {
  return is_numeric_date(folded, 0, digits_at(folded, 0));
}

bool has_date(std::string_view folded) {
  Signs signs;
  read_numbers(folded, signs);
  return signs.date;
}

Signs read_signs(std::string_view folded) {
  Signs signs;
  read_numbers(folded, signs);
  signs.address = has_address(folded);
  for (std::size_t at = 0; !signs.verb && at < folded.size();)
    signs.verb = is_verb_of_writing(next_word(folded, at));
  signs.verb = signs.verb || contains_verb_of_writing(folded);
  return signs;
}

}  // namespace ticketd::mail
