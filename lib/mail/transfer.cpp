#include "mail/transfer.hpp"

#include <algorithm>
#include <array>

#include <gmime/gmime-encodings.h>

#include "mail/ascii.hpp"

namespace ticketd::mail {

namespace {

GMimeContentEncoding gmime_word(Encoding encoding) {
  switch (encoding) {
    case Encoding::Base64: return GMIME_CONTENT_ENCODING_BASE64;
    case Encoding::QuotedPrintable: return GMIME_CONTENT_ENCODING_QUOTEDPRINTABLE;
    case Encoding::Uuencode: return GMIME_CONTENT_ENCODING_UUENCODE;
    case Encoding::None: break;
  }
  return GMIME_CONTENT_ENCODING_BINARY;
}

}  // namespace

Encoding encoding_named(std::string_view value) {
  std::string_view word = trim(value);
  word = word.substr(0, word.find_first_of(" \t;("));
  if (same_word(word, "base64") || same_word(word, "\"base64\"")) return Encoding::Base64;
  if (same_word(word, "quoted-printable") || same_word(word, "\"quoted-printable\"")) {
    return Encoding::QuotedPrintable;
  }
  if (same_word(word, "uuencode") || same_word(word, "x-uuencode") || same_word(word, "x-uue")) {
    return Encoding::Uuencode;
  }
  return Encoding::None;
}

void decode_to(std::string_view encoded, Encoding encoding,
               const std::function<bool(std::string_view)>& take) {
  if (encoding == Encoding::None) {
    take(encoded);
    return;
  }
  constexpr std::size_t piece = 16 * 1024;
  std::array<char, piece + 64> out{};
  GMimeEncoding state;
  g_mime_encoding_init_decode(&state, gmime_word(encoding));
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

std::string decode(std::string_view encoded, Encoding encoding, std::size_t most) {
  std::string out;
  out.reserve(std::min(encoded.size(), most));
  decode_to(encoded, encoding, [&](std::string_view piece) {
    out += piece;
    return out.size() < most;
  });
  if (out.size() > most) out.resize(most);
  return out;
}

}  // namespace ticketd::mail
