// SPDX-License-Identifier: Apache-2.0
#include "text/utf8.hpp"

#include <array>
#include <cstdint>

#include <unicode/utf8.h>

#include "text/ascii.hpp"

namespace ticketd::text {

namespace {

struct Decoded {
  UChar32 point;  // negative: none
  std::size_t bytes;
};

// ICU's macros read at most four bytes from an index of 32 bits on.
Decoded decode(std::string_view text, std::size_t at) {
  const std::string_view ahead = text.substr(at, U8_MAX_LENGTH);
  const auto* const bytes = reinterpret_cast<const std::uint8_t*>(ahead.data());
  const auto length = static_cast<std::int32_t>(ahead.size());
  std::int32_t next = 0;
  UChar32 point = 0;
  U8_NEXT(bytes, next, length, point);
  return {point, static_cast<std::size_t>(next)};
}

}  // namespace

bool is_utf8(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t length = character_length(text, at);
    if (length == 0) return false;
    at += length;
  }
  return true;
}

std::size_t character_length(std::string_view text, std::size_t at) {
  if (is_ascii(text[at])) return 1;
  const Decoded found = decode(text, at);
  return found.point < 0 ? 0 : found.bytes;
}

char32_t next_code_point(std::string_view text, std::size_t& at) {
  if (is_ascii(text[at])) return static_cast<unsigned char>(text[at++]);
  const Decoded found = decode(text, at);
  at += found.point < 0 ? 1 : found.bytes;
  return found.point < 0 ? replacement : static_cast<char32_t>(found.point);
}

std::optional<char32_t> take_code_point(std::string_view& text) {
  if (text.empty() || character_length(text, 0) == 0) return std::nullopt;
  std::size_t length = 0;
  const char32_t point = next_code_point(text, length);
  text.remove_prefix(length);
  return point;
}

void append_code_point(std::string& out, char32_t point) {
  if (point < 0x80) {
    out += static_cast<char>(point);
    return;
  }
  if (point > 0x10FFFF || U_IS_SURROGATE(point)) point = replacement;
  std::array<char, U8_MAX_LENGTH> bytes{};
  std::size_t length = 0;
  U8_APPEND_UNSAFE(bytes, length, point);
  out.append(bytes.data(), length);
}

}  // namespace ticketd::text
