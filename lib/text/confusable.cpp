// SPDX-License-Identifier: Apache-2.0
#include "text/confusable.hpp"

#include <algorithm>
#include <cassert>
#include <cstdint>

#include <unicode/normalizer2.h>
#include <unicode/uchar.h>
#include <unicode/unistr.h>
#include <unicode/uspoof.h>

namespace ticketd::text {

namespace {

// Opened once, read by all threads; ICU's data is part of its library.
const USpoofChecker* checker() {
  static const USpoofChecker* const opened = [] {
    UErrorCode status = U_ZERO_ERROR;
    const USpoofChecker* const made = uspoof_open(&status);
    assert(U_SUCCESS(status));
    return made;
  }();
  return opened;
}

// Full-width and styled letters as plain ones, capitals as small ones, nothing that is not seen.
icu::UnicodeString folded(const icu::UnicodeString& text) {
  UErrorCode status = U_ZERO_ERROR;
  const auto* const casefold = icu::Normalizer2::getNFKCCasefoldInstance(status);
  assert(U_SUCCESS(status));
  return casefold->normalize(text, status);
}

bool is_mark(UChar32 point) {
  return (U_GET_GC_MASK(point) & (U_GC_MN_MASK | U_GC_ME_MASK)) != 0;
}

icu::UnicodeString without_marks(const icu::UnicodeString& text) {
  icu::UnicodeString kept;
  for (std::int32_t at = 0; at < text.length(); at = text.moveIndex32(at, 1))
    if (const UChar32 point = text.char32At(at); !is_mark(point)) kept.append(point);
  return kept;
}

// UTS #39 looks at letters as they are written. That a capital is its small letter, too, is the rule of
// addresses: "M" is an m, which is an r and an n.
icu::UnicodeString skeleton(icu::UnicodeString text) {
  for (int round = 0; round < 2; ++round) {
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString found;
    uspoof_getSkeletonUnicodeString(checker(), 0, text, found, &status);
    text = folded(without_marks(found));
  }
  return text;
}

bool is_ascii(const icu::UnicodeString& text) {
  return std::all_of(text.getBuffer(), text.getBuffer() + text.length(), [](char16_t c) { return c < 0x80; });
}

// As it stands first. What resembles none of ours may do so as a plain letter, or as a capital: "В" for "в".
icu::UnicodeString likeness(UChar32 point) {
  if (auto found = skeleton(icu::UnicodeString(point)); is_ascii(found)) return found;
  auto plain = skeleton(folded(icu::UnicodeString(point)));
  if (is_ascii(plain)) return plain;
  auto large = skeleton(icu::UnicodeString(u_toupper(point)));
  return is_ascii(large) ? large : plain;
}

icu::UnicodeString likenesses(const icu::UnicodeString& text) {
  icu::UnicodeString all;
  for (std::int32_t at = 0; at < text.length();) {
    std::int32_t end = at;
    while (end < text.length() && text[end] < 0x80) ++end;
    if (end > at) all.append(skeleton(text.tempSubStringBetween(at, end)));
    at = end;
    if (at == text.length()) break;
    all.append(likeness(text.char32At(at)));
    at = text.moveIndex32(at, 1);
  }
  return all;
}

}  // namespace

std::string confusable_skeleton(std::string_view text) {
  const auto size = static_cast<std::int32_t>(text.size());
  auto seen = likenesses(icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), size)));
  // An i may be written as I, which is an l to most eyes; the small pe, which UTS #39 takes for a pi, is an
  // n.
  seen.findAndReplace(u"i", u"l");
  seen.findAndReplace(u"\u03C0", u"n");
  std::string result;
  return seen.toUTF8String(result);
}

}  // namespace ticketd::text
