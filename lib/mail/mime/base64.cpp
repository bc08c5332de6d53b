// SPDX-License-Identifier: Apache-2.0
#include "mail/mime/base64.hpp"

namespace ticketd::mail {

namespace {

constexpr std::uint8_t no_digit = 0xFF;

constexpr std::array<std::uint8_t, 256> make_digits() {
  std::array<std::uint8_t, 256> table{};
  for (std::uint8_t& one : table) one = no_digit;
  constexpr std::string_view alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  for (std::size_t i = 0; i < alphabet.size(); ++i) {
    table[static_cast<unsigned char>(alphabet[i])] = static_cast<std::uint8_t>(i);
  }
  return table;
}

constexpr std::array<std::uint8_t, 256> digits = make_digits();

char as_char(std::uint32_t bits) {
  return static_cast<char>(static_cast<unsigned char>(bits & 0xFFU));
}

}  // namespace

char* Base64Decoder::decode(std::string_view encoded, char* out) {
  const char* at = encoded.data();
  const char* const end = at + encoded.size();
  const auto digit = [](char c) { return std::uint32_t{digits[static_cast<unsigned char>(c)]}; };
  while (at < end) {
    // Whole groups of four, which is nearly all there is.
    while (digits_ == 0 && end - at >= 4) {
      const std::uint32_t a = digit(at[0]);
      const std::uint32_t b = digit(at[1]);
      const std::uint32_t c = digit(at[2]);
      const std::uint32_t d = digit(at[3]);
      if ((a | b | c | d) > 63) break;
      const std::uint32_t group = a << 18U | b << 12U | c << 6U | d;
      *out++ = as_char(group >> 16U);
      *out++ = as_char(group >> 8U);
      *out++ = as_char(group);
      at += 4;
    }
    if (at == end) break;
    const char c = *at++;
    if (c == '=') {
      out = finish(out);
    } else if (digit(c) != no_digit) {
      bits_ = bits_ << 6U | digit(c);
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
