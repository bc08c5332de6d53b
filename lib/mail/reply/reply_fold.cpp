// SPDX-License-Identifier: Apache-2.0
#include "mail/reply/reply_fold.hpp"

#include <initializer_list>

#include "text/ascii.hpp"
#include "text/utf8.hpp"

namespace ticketd::mail {
namespace {

constexpr char32_t kDropped = 0;

char32_t lower_latin(char32_t c) {
  if (c >= 0xC0 && c <= 0xDE && c != 0xD7) return c + 0x20;
  if (c == 0x130) return 'i';
  if (c == 0x178) return 0xFF;
  const bool upper_is_odd = (c >= 0x139 && c <= 0x148) || (c >= 0x179 && c <= 0x17E);
  if (upper_is_odd) return (c & 1) != 0 ? c + 1 : c;
  const bool pairs = (c >= 0x100 && c <= 0x177) || (c >= 0x218 && c <= 0x21B) || (c >= 0x1EA0 && c <= 0x1EF9);
  return pairs && c != 0x131 && c != 0x138 && c != 0x149 ? c | 1 : c;
}

char32_t lower_greek_cyrillic(char32_t c) {
  if (c >= 0x391 && c <= 0x3A9) return c + 0x20;
  if (c == 0x3C2) return 0x3C3;
  if (c == 0x386) return 0x3AC;
  if (c >= 0x388 && c <= 0x38A) return c + 0x25;
  if (c == 0x38C) return 0x3CC;
  if (c == 0x38E || c == 0x38F) return c + 0x3F;
  if (c >= 0x410 && c <= 0x42F) return c + 0x20;
  return c >= 0x400 && c <= 0x40F ? c + 0x50 : c;
}

char32_t digit_likeness(char32_t c) {
  for (const char32_t zero : {char32_t{0x660}, char32_t{0x6F0}, char32_t{0xFF10}})
    if (c >= zero && c < zero + 10) return '0' + (c - zero);
  return c;
}

char32_t punctuation_likeness(char32_t c) {
  if (c == 0xA0 || (c >= 0x2000 && c <= 0x200A) || c == 0x2028 || c == 0x202F || c == 0x3000) return ' ';
  const bool invisible = c == 0xAD || c == 0x61C || (c >= 0x200B && c <= 0x200F) ||
                         (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF;
  if (invisible) return kDropped;
  if (c == 0x2018 || c == 0x2019 || c == 0x2BC || c == 0xB4) return '\'';
  if (c == 0x201C || c == 0x201D || c == 0x201E || c == 0xAB || c == 0xBB) return '"';
  if (c >= 0x2010 && c <= 0x2015) return '-';
  // Full-width ASCII: colon, comma, brackets and signs.
  if (c >= 0xFF01 && c <= 0xFF5E && !(c >= 0xFF10 && c <= 0xFF19)) return c - 0xFEE0;
  return c;
}

char32_t likeness(char32_t c) {
  if (c < 0x370) return lower_latin(punctuation_likeness(c));
  if (c < 0x530) return lower_greek_cyrillic(c);
  if (c < 0x1000) return digit_likeness(punctuation_likeness(c));
  return lower_latin(digit_likeness(punctuation_likeness(c)));
}

bool is_blank_byte(char c) {
  return text::is_space(c) || c == '\f' || c == '\v';
}

char32_t lower_ascii(char c) {
  if (is_blank_byte(c)) return ' ';
  return static_cast<unsigned char>(text::lower(c));
}

bool without_blanks(char lead) {
  return static_cast<unsigned char>(lead) >= 0xE0;
}

bool ends_word(std::string_view folded, std::string_view phrase, std::size_t end) {
  if (end >= folded.size() || !is_word_byte(folded[end])) return true;
  return !phrase.empty() && (!is_word_byte(phrase.back()) || without_blanks(phrase.front()));
}

}  // namespace

std::string fold(std::string_view text) {
  std::string out;
  fold_into(out, text);
  return out;
}

void fold_into(std::string& out, std::string_view text) {
  out.clear();
  out.reserve(text.size());  // no likeness is longer than its letter
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    const bool ascii = text::is_ascii(text[at]);
    const char32_t point = text::next_code_point(text, at);
    const char32_t like = ascii ? lower_ascii(text[begin]) : likeness(point);
    if (like == ' ') {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else if (ascii) {
      out += static_cast<char>(like);
    } else if (like == point) {  // bytes that are no UTF-8, too
      out.append(text, begin, at - begin);
    } else if (like != kDropped) {
      text::append_code_point(out, like);
    }
  }
  if (out.ends_with(' ')) out.pop_back();
}

bool starts_with_phrase(std::string_view folded, std::string_view phrase) {
  return folded.substr(0, phrase.size()) == phrase && ends_word(folded, phrase, phrase.size());
}

}  // namespace ticketd::mail
