// SPDX-License-Identifier: Apache-2.0
#include "mail/mime/base64.hpp"

namespace ticketd::mail {

namespace {

constexpr std::uint32_t no_digit = 1U << 24U;  // a bit that no group of four has

using Digits = std::array<std::uint32_t, 256>;

// What each character stands for at one of the four places of a group.
constexpr Digits digits_at(unsigned shift) {
  Digits table{};
  for (std::uint32_t& one : table) one = no_digit;
  constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (std::uint32_t i = 0; i < alphabet.size(); ++i)
    table[static_cast<unsigned char>(alphabet[i])] = i << shift;
  return table;
}

constexpr Digits first = digits_at(18);
constexpr Digits second = digits_at(12);
constexpr Digits third = digits_at(6);
constexpr Digits fourth = digits_at(0);

std::uint32_t digit(const Digits& digits, char c) {
  return digits[static_cast<unsigned char>(c)];
}

char as_char(std::uint32_t bits) {
  return static_cast<char>(static_cast<unsigned char>(bits & 0xFFU));
}

}  // namespace

char* Base64Decoder::decode(std::string_view encoded, char* out) {
  const char* at = encoded.data();
  const char* const end = at + encoded.size();
  while (at < end) {
    // Whole groups of four, which is nearly all there is.
    while (digits_ == 0 && end - at >= 4) {
      const std::uint32_t group =
          digit(first, at[0]) | digit(second, at[1]) | digit(third, at[2]) | digit(fourth, at[3]);
      if (group >= no_digit) break;
      *out++ = as_char(group >> 16U);
      *out++ = as_char(group >> 8U);
      *out++ = as_char(group);
      at += 4;
    }
    if (at == end) break;
    const char c = *at++;
    if (c == '=') {
      out = finish(out);
    } else if (digit(fourth, c) != no_digit) {
      bits_ = bits_ << 6U | digit(fourth, c);
      if (++digits_ < 4) continue;
      *out++ = as_char(bits_ >> 16U);
      *out++ = as_char(bits_ >> 8U);
      *out++ = as_char(bits_);
      digits_ = 0;
    }
  }
  return out;
}

char* Base64Decoder::finish(char* out) {
  if (digits_ == 2) *out++ = as_char(bits_ >> 4U);
  if (digits_ == 3) {
    *out++ = as_char(bits_ >> 10U);
    *out++ = as_char(bits_ >> 2U);
  }
  digits_ = 0;
  return out;
}

}  // namespace ticketd::mail
