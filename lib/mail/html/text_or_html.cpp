// SPDX-License-Identifier: Apache-2.0
#include "mail/html/text_or_html.hpp"

#include <algorithm>
#include <array>
#include <string>

#include "mail/html/html_to_text.hpp"
#include "mail/mime/lines.hpp"
#include "text/ascii.hpp"
#include "text/trim.hpp"
#include "text/utf8.hpp"

namespace ticketd::mail {

namespace {

bool takes_no_ink(char32_t c) {
  constexpr std::array<char32_t, 17> single = {0xA0,   0xAD,   0x34F,  0x61C,  0x115F, 0x1160,
                                               0x1680, 0x180E, 0x2028, 0x2029, 0x202F, 0x205F,
                                               0x2800, 0x3000, 0x3164, 0xFEFF, 0xFFA0};
  if (c <= 0x20 || (c >= 0x7F && c < 0xA0)) return true;
  if ((c >= 0x2000 && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) || (c >= 0x2060 && c <= 0x206F))
    return true;
  if (c >= 0xFE00 && c <= 0xFE0F) return true;
  return std::find(single.begin(), single.end(), c) != single.end();
}

// What tells two renderings of the same words apart is not kept: blanks and signs.
std::string letters_of(std::string_view text) {
  std::string letters;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t begin = at;
    if (takes_no_ink(text::next_code_point(text, at))) continue;
    const char c = text[begin];
    if (text::is_letter(c) || text::is_digit(c) || !text::is_ascii(c))
      letters.append(text::lower(text.substr(begin, at - begin)));
  }
  return letters;
}

// Words that only a mail about its own form has, in lower case.
constexpr std::array about_the_form = {"in your browser",
                                       "in a browser",
                                       "in your web browser",
                                       "in a web browser",
                                       "in browser",
                                       "view online",
                                       "plain text version",
                                       "plain-text version",
                                       "text version of this",
                                       "multi-part message in mime",
                                       "multipart message in mime",
                                       "im browser",
                                       "im webbrowser",
                                       "in ihrem browser",
                                       "i din webbl\u00e4sare",
                                       "i webbl\u00e4saren",
                                       "i din browser",
                                       "i nettleseren",
                                       "selaimessa",
                                       "dans votre navigateur",
                                       "en su navegador",
                                       "en tu navegador",
                                       "nel browser",
                                       "nel tuo browser",
                                       "in uw browser",
                                       "in je browser",
                                       "no seu navegador",
                                       "w przegl\u0105darce",
                                       "\u0432 \u0431\u0440\u0430\u0443\u0437\u0435\u0440\u0435"};

// What HTML is not, where a program cannot do it. Who only speaks of HTML says none of these.
constexpr std::array showing = {
    "support", "display",   "view",     "show",   "enable", "format",    "render",    "version", "no html",
    "unterst", "anzeig",    "darstell", "zeig",   "affich", "en charge", "visuali",   "mostra",  "mostrar",
    "admite",  "compatib",  "stöd",     "visa",   "vis ",   "viser",     "understøt", "støtte",  "tue html",
    "näyt",    "onderste",  "weerge",   "obsług", "obsluh", "wyświetl",  "zobraz",    "podpor",  "поддерж",
    "отобра",  "desteklem", "支持",     "表示",   "対応",   "顯示",      "显示",      "지원"};

template <typename Phrases>
bool holds_one(std::string_view line, const Phrases& phrases) {
  return std::any_of(phrases.begin(), phrases.end(),
                     [line](std::string_view phrase) { return line.find(phrase) != std::string_view::npos; });
}

bool is_about_form(std::string_view line) {
  if (holds_one(line, about_the_form)) return true;
  return line.find("html") != std::string_view::npos && holds_one(line, showing) && !line.ends_with('?');
}

// A line that is all sign or link says nothing by itself.
bool is_beside_words(std::string_view line) {
  return text::starts_ignoring_case(line, "http") || text::starts_ignoring_case(line, "<http") ||
         line.find_first_not_of("-=_*# ") == std::string_view::npos;
}

bool all_lines_are_about_form(std::string_view text) {
  bool found = false;
  while (!text.empty()) {
    const std::string line = text::lower(text::squeezed(next_line(text)));
    if (is_beside_words(line)) continue;
    if (!is_about_form(line)) return false;
    found = true;
  }
  return found;
}

// The element that the text begins with, in lower case; empty: none of those that a page begins with.
std::string first_element(std::string_view text) {
  constexpr std::array begins = {"!doctype", "html",  "head", "body",  "div", "p",  "table", "span", "font",
                                 "center",   "style", "meta", "title", "h1",  "h2", "h3",    "br",   "?xml"};
  if (!text.starts_with('<')) return {};
  const std::string name =
      text::lower(text.substr(1, std::min(text.find_first_of(" \t\r\n/>", 1), std::size_t{12}) - 1));
  return std::find(begins.begin(), begins.end(), name) == begins.end() ? std::string{} : name;
}

// "</p>", "<br>", "<br />"
bool ends_with_tag(std::string_view text) {
  if (!text.ends_with('>')) return false;
  const std::size_t open = text.rfind('<');
  if (open == std::string_view::npos) return false;
  const std::string_view tag = text.substr(open + 1);
  return tag.starts_with('/') || text::starts_ignoring_case(tag, "br");
}

}  // namespace

bool says_nothing(std::string_view text) {
  for (std::size_t at = 0; at < text.size();)
    if (!takes_no_ink(text::next_code_point(text, at))) return false;
  return true;
}

bool stands_for_html(std::string_view text, std::string_view html) {
  constexpr std::size_t longest = 400;
  const std::string words = text::lower(text::squeezed(text));
  if (words.empty() || words.size() > longest || !all_lines_are_about_form(text)) return false;
  constexpr std::size_t most = 64 * 1024;
  const std::string shown = html_to_text(html, most);
  if (says_nothing(shown)) return false;
  constexpr std::size_t enough = 40;
  return letters_of(shown).find(letters_of(words).substr(0, enough)) == std::string::npos;
}

bool is_html_called_plain(std::string_view text) {
  text = text::trim(text);
  while (text.starts_with("<!--")) {
    const std::size_t end = text.find("-->");
    if (end == std::string_view::npos) return false;
    text = text::trim(text.substr(end + 3));
  }
  const std::string first = first_element(text);
  if (first.empty()) return false;
  const bool is_page =
      first == "!doctype" || first == "?xml" || first == "html" || first == "head" || first == "body";
  if (is_page)
    return text::find_ignoring_case(text, "</html>") != std::string_view::npos ||
           text::find_ignoring_case(text, "</body>") != std::string_view::npos;
  return ends_with_tag(text);
}

}  // namespace ticketd::mail
