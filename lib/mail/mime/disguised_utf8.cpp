// SPDX-License-Identifier: Apache-2.0
#include "mail/mime/disguised_utf8.hpp"

#include <algorithm>
#include <array>

#include "text/ascii.hpp"
#include "text/utf8.hpp"

namespace ticketd::mail {

namespace {

enum class Letters { Latin, Other, Everywhere };

// Where a charset keeps its letters. In Latin ones a sequence of UTF-8 is a capital or accented letter and
// then signs; in those of other scripts it is the like with less likely letters; where letters are in the
// signs' place too (Thai, DOS, Macintosh, KOI8's boxes), a short word may be valid UTF-8 by chance.
Letters letters_of(std::string_view label) {
  constexpr std::array everywhere = {"windows-874", "tis", "iso-8859-11", "ibm",   "cp4",
                                     "cp7",         "cp8", "mac",         "x-mac", "koi8"};
  constexpr std::array other = {"windows-1251", "windows-1253", "windows-1255", "windows-1256", "iso-8859-5",
                                "iso-8859-6",   "iso-8859-7",   "iso-8859-8",   "cp125"};
  const auto begins = [label](std::string_view name) { return text::starts_ignoring_case(label, name); };
  if (std::any_of(everywhere.begin(), everywhere.end(), begins)) return Letters::Everywhere;
  return std::any_of(other.begin(), other.end(), begins) ? Letters::Other : Letters::Latin;
}

// Sequences by what they begin with.
struct Sequences {
  std::size_t all = 0;
  std::size_t latin = 0;   // letters of western Europe and its signs: C2, C3
  std::size_t wider = 0;   // other accented Latin letters: C4, C5
  std::size_t longer = 0;  // three bytes and more: typesetters' signs, emoji, the scripts of Asia
};

Sequences count(std::string_view bytes) {
  Sequences seen;
  for (const char c : bytes) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0xC2) continue;
    ++seen.all;
    if (byte >= 0xE0) ++seen.longer;
    if (byte <= 0xC3) ++seen.latin;
    if (byte == 0xC4 || byte == 0xC5) ++seen.wider;
  }
  return seen;
}

}  // namespace

bool is_disguised_utf8(std::string_view bytes, std::string_view label) {
  const Sequences seen = count(bytes);
  if (seen.all == 0 || !text::is_utf8(bytes)) return false;
  // A letter and a sign behind it, "CAF\xC9\xAE", may be meant as they stand; two such are none.
  switch (letters_of(label)) {
    case Letters::Latin: return seen.all > 1 || seen.latin + seen.wider + seen.longer > 0;
    case Letters::Other: return seen.all > 1 || seen.latin + seen.longer > 0;
    case Letters::Everywhere: break;
  }
  constexpr std::size_t enough = 4;
  return seen.all >= enough;
}

}  // namespace ticketd::mail
