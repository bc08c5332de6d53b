// SPDX-License-Identifier: Apache-2.0
#include "mail/language.hpp"

#include <cld2/public/compact_lang_det.h>

#include "text/ascii.hpp"
#include "text/trim.hpp"
#include "text/utf8.hpp"

namespace ticketd::mail {

namespace {

// "sv-SE, en" gives "sv"; anything that does not begin with a two-letter language gives "".
std::string declared(std::string_view value) {
  const std::string_view tag = text::trim(value.substr(0, value.find_first_of(",;")));
  const std::string_view primary = tag.substr(0, tag.find_first_of("-_"));
  const bool two_letters = primary.size() == 2 && text::is_letter(primary[0]) && text::is_letter(primary[1]);
  return two_letters ? text::lower(primary) : std::string{};
}

// The library still speaks of Hebrew, Norwegian and Indonesian by old or wider names.
std::string current_code(std::string code) {
  code = code.substr(0, code.find('-'));
  if (code == "iw") return "he";
  if (code == "nb" || code == "nn") return "no";
  if (code == "in") return "id";
  return code.size() == 2 ? code : std::string{};
}

}  // namespace

std::string language_of(std::string_view content_language, std::string_view text) {
  if (std::string code = declared(content_language); !code.empty()) return current_code(std::move(code));
  constexpr std::size_t enough = 300;
  constexpr std::size_t least = 12;
  text = text::beginning_of(text, enough);
  if (text::trim(text).size() < least) return {};
  bool reliable = false;
  const CLD2::Language found =
      CLD2::DetectLanguage(text.data(), static_cast<int>(text.size()), true, &reliable);
  return reliable ? current_code(CLD2::LanguageCode(found)) : std::string{};
}

}  // namespace ticketd::mail
