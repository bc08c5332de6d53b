// SPDX-License-Identifier: Apache-2.0
#include "mail/reply/reply_fold.hpp"

#include <algorithm>
#include <array>
#include <cstdint>

namespace ticketd::mail {
namespace {

constexpr char32_t kDropped = 0;

struct Decoded {
  char32_t point = 0;
  std::size_t bytes = 1;
};

// Bad sequences come back as one byte beyond Unicode so that they are copied as they are.
Decoded decode(std::string_view text, std::size_t at) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(at);
  if (lead < 0x80) return {lead, 1};
  const std::size_t bytes = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1;
  constexpr char32_t kBad = 0x110000;
  if (bytes == 1 || at + bytes > text.size()) return {kBad, 1};
  char32_t point = lead & (0x7Fu >> bytes);
  for (std::size_t i = 1; i < bytes; ++i) {
    if ((byte(at + i) & 0xC0) != 0x80) return {kBad, 1};
    point = (point << 6) | (byte(at + i) & 0x3Fu);
  }
  return {point, bytes};
}

char* put(char* to, char32_t point) {
  const auto add = [&](char32_t byte) { *to++ = static_cast<char>(static_cast<unsigned char>(byte)); };
  if (point < 0x80) {
    add(point);
    return to;
  }
  if (point < 0x800) {
    add(0xC0 | (point >> 6));
  } else {
    if (point < 0x10000) {
      add(0xE0 | (point >> 12));
    } else {
      add(0xF0 | (point >> 18));
      add(0x80 | ((point >> 12) & 0x3F));
    }
    add(0x80 | ((point >> 6) & 0x3F));
  }
  add(0x80 | (point & 0x3F));
  return to;
}

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
  return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\f' || c == '\v';
}

char32_t lower_ascii(char c) {
  if (is_blank_byte(c)) return ' ';
  return static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c + 32 : c);
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
  out.resize(text.size());  // no likeness is longer than its letter
  char* const begin = out.data();
  char* to = begin;
  for (std::size_t at = 0; at < text.size();) {
    const char c = text[at];
    const bool ascii = (c & 0x80) == 0;
    const Decoded letter = ascii ? Decoded{static_cast<unsigned char>(c), 1} : decode(text, at);
    const char32_t like = ascii ? lower_ascii(c) : likeness(letter.point);
    if (like == ' ') {
      if (to != begin && to[-1] != ' ') *to++ = ' ';
    } else if (ascii) {
      *to++ = static_cast<char>(like);
    } else if (like == letter.point) {
      to += text.copy(to, letter.bytes, at);
    } else if (like != kDropped) {
      to = put(to, like);
    }
    at += letter.bytes;
  }
  if (to != begin && to[-1] == ' ') --to;
  out.resize(static_cast<std::size_t>(to - begin));
}

bool starts_with_phrase(std::string_view folded, std::string_view phrase) {
  return folded.substr(0, phrase.size()) == phrase && ends_word(folded, phrase, phrase.size());
}

}  // namespace ticketd::mail
