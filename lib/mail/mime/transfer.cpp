// SPDX-License-Identifier: Apache-2.0
#include "mail/mime/transfer.hpp"

#include <algorithm>
#include <array>

#include <gmime/gmime-encodings.h>

#include "mail/mime/base64.hpp"
#include "mail/mime/lines.hpp"
#include "mail/mime/uuencoded.hpp"
#include "text/ascii.hpp"
#include "text/trim.hpp"

namespace ticketd::mail {

namespace {

using Take = std::function<bool(std::string_view)>;

constexpr std::size_t piece = 16 * 1024;

void decode_base64_to(std::string_view encoded, const Take& take) {
  std::array<char, piece> out;
  Base64Decoder decoder;
  bool wanted = true;
  while (wanted && !encoded.empty()) {
    const std::string_view some = encoded.substr(0, piece);
    encoded.remove_prefix(some.size());
    char* end = decoder.decode(some, out.data());
    if (encoded.empty()) end = decoder.finish(end);
    wanted = take(std::string_view(out.data(), static_cast<std::size_t>(end - out.data())));
  }
}

void decode_quoted_to(std::string_view encoded, const Take& take) {
  std::array<char, piece + 64> out;
  GMimeEncoding state;
  g_mime_encoding_init_decode(&state, GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE);
  bool wanted = true;
  while (wanted && !encoded.empty()) {
    const std::string_view some = encoded.substr(0, piece);
    encoded.remove_prefix(some.size());
    const std::size_t length = encoded.empty()
                                   ? g_mime_encoding_flush(&state, some.data(), some.size(), out.data())
                                   : g_mime_encoding_step(&state, some.data(), some.size(), out.data());
    wanted = take(std::string_view(out.data(), length));
  }
}

// GMime's own uudecoder loses the last byte of short lines.
void uudecode_to(std::string_view encoded, const Take& take) {
  std::string out;
  while (!encoded.empty()) {
    const std::string_view line = next_line(encoded);
    if (line == "end") break;
    if (!line.starts_with("begin ")) decode_uu_line(line, out);
    if (out.size() < piece) continue;
    if (!take(out)) return;
    out.clear();
  }
  take(out);
}

}  // namespace

Encoding encoding_named(std::string_view value) {
  std::string_view word = text::trim(value);
  word = word.substr(0, word.find_first_of(" \t;("));
  if (text::equal_ignoring_case(word, "base64") || text::equal_ignoring_case(word, "\"base64\""))
    return Encoding::Base64;
  if (text::equal_ignoring_case(word, "quoted-printable") ||
      text::equal_ignoring_case(word, "\"quoted-printable\"")) {
    return Encoding::QuotedPrintable;
  }
  if (text::equal_ignoring_case(word, "uuencode") || text::equal_ignoring_case(word, "x-uuencode") ||
      text::equal_ignoring_case(word, "x-uue")) {
    return Encoding::Uuencode;
  }
  return Encoding::None;
}

void decode_to(std::string_view encoded, Encoding encoding, const Take& take) {
  switch (encoding) {
    case Encoding::Base64: decode_base64_to(encoded, take); return;
    case Encoding::QuotedPrintable: decode_quoted_to(encoded, take); return;
    case Encoding::Uuencode: uudecode_to(encoded, take); return;
    case Encoding::None: take(encoded); return;
  }
}

std::string decode(std::string_view encoded, Encoding encoding, std::size_t most) {
  std::string out;
  out.reserve(std::min(encoded.size(), most));
  decode_to(encoded, encoding, [&](std::string_view some) {
    out += some;
    return out.size() < most;
  });
  if (out.size() > most) out.resize(most);
  return out;
}

}  // namespace ticketd::mail
