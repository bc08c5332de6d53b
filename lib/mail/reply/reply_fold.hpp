// SPDX-License-Identifier: Apache-2.0
// Text as the phrase tables see it: lower-case, one kind of blank, quote, dash, colon and digit, no invisible
// marks. Lossy on purpose and made for comparing only; what a person reads is always cut from the original.
#pragma once

#include <string>
#include <string_view>

#include "text/ascii.hpp"

namespace ticketd::mail {

// Lower-cases ASCII, Latin, Greek and Cyrillic letters; every run of blanks (NBSP, ideographic) becomes one
// space, none at the ends; zero-width and bidi marks vanish; typographic quotes and dashes, full-width and
// Arabic-Indic digits and punctuation become their ASCII likeness. Bad UTF-8 passes through.
[[nodiscard]] std::string fold(std::string_view text);

// The same into `out`, whose room is used again.
void fold_into(std::string& out, std::string_view text);

[[nodiscard]] inline bool is_word_byte(char c) {
  return text::is_alphanumeric(c) || !text::is_ascii(c);
}

// The next word of `folded` from `at` on, which moves behind it; empty at the end. A word is a run of ASCII
// letters and digits and of everything beyond ASCII.
[[nodiscard]] inline std::string_view next_word(std::string_view folded, std::size_t& at) {
  while (at < folded.size() && !is_word_byte(folded[at])) ++at;
  const std::size_t begin = at;
  while (at < folded.size() && is_word_byte(folded[at])) ++at;
  return folded.substr(begin, at - begin);
}

[[nodiscard]] inline std::size_t count_words(std::string_view folded) {
  std::size_t n = 0;
  for (std::size_t at = 0; !next_word(folded, at).empty();) ++n;
  return n;
}

// Whether `folded` begins with `phrase` and a word ends there. Scripts written without blanks (three bytes a
// letter in UTF-8) need no such end.
[[nodiscard]] bool starts_with_phrase(std::string_view folded, std::string_view phrase);

}  // namespace ticketd::mail
