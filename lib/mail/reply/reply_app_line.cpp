// SPDX-License-Identifier: Apache-2.0
#include "mail/reply/reply_app_line.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "mail/reply/phrase_table.hpp"
#include "mail/reply/reply_fold.hpp"
#include "mail/reply/reply_heads.hpp"
#include "mail/reply/reply_phrases.hpp"
#include "text/ascii.hpp"

namespace ticketd::mail {
namespace {

constexpr std::size_t kMostAppWords = 12;

// Behind these only the name of a program stands.
constexpr std::string_view kSentFrom = R"(
  sent from, sent with, sent using, gesendet mit, gesendet von, gesendet aus, envoyé depuis, envoyé avec, envoyé de,
  enviado desde, enviado con, enviado com, inviato da, inviato con, skickat från, skickat med, sendt fra, sendt med,
  verzonden met, verzonden vanuit, verzonden vanaf, wysłane z, odesláno z, отправлено из, отправлено с, lähetetty
)";

// Behind these a link must tell that it is one.
constexpr std::string_view kMadeWith = R"(
  sent via, sent by, sent through, sent on, secured with, secured by, protected by, encrypted with, encrypted by,
  powered by, delivered by, delivered with, written with, written in, composed with, composed in, created with,
  made with, shared via, gesichert mit, gesichert durch, verschlüsselt mit, gesendet über, gesendet via, sécurisé par,
  envoyé via, envoyé par, protegido por, enviado via, enviado por, protetto da, inviato tramite, skickat via,
  sendt via, verzonden via, beveiligd met, wysłane przez
)";

constexpr std::string_view kGet = R"(
  get, download, try, install, hol dir, holen sie sich, laden sie, télécharger, téléchargez, obtenez, obtenir, scarica,
  ottieni, descargar, descarga, obtén, obtener, baixe, obter, obtenha, hämta, skaffa, ladda ner, hent, få, last ned,
  hanki, lataa, pobierz, stáhnout, скачать, download de, 下载, 下載, 获取, 取得
)";

constexpr std::array<std::string_view, 15> kPlatforms = {
    "android", "ios",    "iphone", "ipad",    "windows",    "mac",        "macos", "desktop",
    "linux",   "mobile", "mobil",  "androïd", "windows 10", "windows 11", "os x"};

constexpr std::array<std::string_view, 12> kJoining = {"for", "on", "my", "the",  "app",  "mobile",
                                                       "and", "by", "in", "with", "mail", "email"};

constexpr std::array<std::string_view, 14> kExcuses = {
    "brevity",   "typo",     "excuse",   "forgive", "kürze",    "tippfehler", "entschuldig",
    "concision", "brièveté", "brevedad", "brevità", "kortfatt", "stavfel",    "beknopt"};

bool has_words_above(const ReplyLines& lines, std::size_t i) {
  if (i == 0 || !lines.is_blank(i - 1)) return false;
  while (i > 0 && lines.is_blank(i - 1)) --i;
  return i > 0 && lines.is_own(i - 1);
}

// Below it stands nothing of the person's: the end, a quote, a head, a rule.
bool is_last(const ReplyLines& lines, std::size_t i) {
  const std::size_t next = lines.skip_blank(i + 1);
  if (next >= lines.size() || lines.is_quoted(next)) return true;
  return lines.is_own(next) && (is_rule(lines.raw(next)) || head_end(lines, next).has_value());
}

std::size_t link_at(std::string_view text) {
  return std::min({text.find("http://"), text.find("https://"), text.find("www."), text.size()});
}

// Without the link at its end and what leads to it; `text` is raw, so that capitals can be seen.
std::string_view without_link_at_end(std::string_view text) {
  text = text.substr(0, link_at(text));
  constexpr std::string_view around = " \t*_|-:<([].";
  const auto last = text.find_last_not_of(around);
  return last == std::string_view::npos ? std::string_view{} : text.substr(0, last + 1);
}

std::string_view next_token(std::string_view& rest) {
  const auto begin = std::min(rest.find_first_not_of(" \t"), rest.size());
  const auto end = std::min(rest.find_first_of(" \t", begin), rest.size());
  const std::string_view token = rest.substr(begin, end - begin);
  rest.remove_prefix(end);
  return token;
}

bool is_capital(std::string_view token) {
  return text::is_upper(token.front());
}

// A product's name: its words have capitals, as "eM Client", or join them; "Hamburg, thanks" is none.
bool is_name(std::string_view rest, std::size_t most) {
  if (rest.find_first_of(",;:!?") != std::string_view::npos) return false;
  std::size_t words = 0;
  std::size_t capitals = 0;
  while (true) {
    const std::string_view token = next_token(rest);
    if (token.empty()) break;
    ++words;
    const bool has_capital = std::any_of(token.begin(), token.end(), text::is_upper);
    const bool joins = std::find(kJoining.begin(), kJoining.end(), token) != kJoining.end();
    if (!has_capital && !joins) return false;
    capitals += has_capital ? 1 : 0;
  }
  return words > 0 && words <= most && capitals > 0;
}

// "Yahoo Mail: Search, Organize, Conquer": a program of mail and words that all begin with capitals.
bool is_slogan(std::string_view raw) {
  constexpr std::size_t kMostOfName = 3;
  const auto colon = raw.find(": ");
  if (colon == std::string_view::npos || !is_name(raw.substr(0, colon), kMostOfName)) return false;
  if (text::find_ignoring_case(raw.substr(0, colon), "mail") == std::string::npos) return false;
  std::string_view rest = raw.substr(colon + 2);
  if (rest.find_first_of("?!:0123456789") != std::string_view::npos) return false;
  std::size_t words = 0;
  for (std::string_view token = next_token(rest); !token.empty(); token = next_token(rest), ++words)
    if (!is_capital(token)) return false;
  return words >= 2;
}

// "Get BlueMail for Android"
bool is_offer(std::string_view raw, std::string_view folded) {
  static const PhraseTable phrases(kGet);
  if (phrases.length_at_start(folded) == 0) return false;
  std::size_t words = 0;
  std::size_t capitals = 0;
  for (std::string_view token = next_token(raw); !token.empty(); token = next_token(raw), ++words)
    capitals += words > 0 && std::any_of(token.begin(), token.end(), text::is_upper) ? 1 : 0;
  constexpr std::size_t kMost = 7;
  if (words < 4 || words > kMost || capitals < 2) return false;
  while (folded.ends_with('.')) folded.remove_suffix(1);
  return std::any_of(kPlatforms.begin(), kPlatforms.end(), [&](std::string_view platform) {
    return folded.size() > platform.size() && folded.ends_with(platform) &&
           folded[folded.size() - platform.size() - 1] == ' ';
  });
}

bool is_sent_from(std::string_view raw, std::string_view folded, bool has_link) {
  static const PhraseTable from(kSentFrom);
  static const PhraseTable made(kMadeWith);
  const std::size_t length = from.length_at_start(folded);
  const std::size_t with_link = length == 0 && has_link ? made.length_at_start(folded) : 0;
  const std::size_t phrase = std::max(length, with_link);
  // Only where folding has not moved the letters is the rest of the raw line what follows the phrase.
  if (phrase == 0 || raw.size() <= phrase || text::lower(raw.substr(0, phrase)) != folded.substr(0, phrase))
    return false;
  constexpr std::size_t kMostOfName = 5;
  return is_name(raw.substr(phrase), kMostOfName);
}

// "... with K-9 Mail. Please excuse my brevity."
bool excuses_itself(std::string_view folded) {
  const auto end = folded.find(". ");
  if (end == std::string_view::npos) return false;
  const std::string_view tail = folded.substr(end + 2);
  const bool excuses = std::any_of(kExcuses.begin(), kExcuses.end(), [tail](std::string_view word) {
    return tail.find(word) != std::string_view::npos;
  });
  const std::string_view line = folded.substr(0, end);
  const bool of_device = own_device_phrase_length(line) > 0 || device_phrase_length(line) > 0;
  return excuses && of_device && (names_device(line) || own_device_phrase_length(line) > 0);
}

std::string_view trimmed(std::string_view raw) {
  constexpr std::string_view around = " \t*_-~|>";
  const auto first = raw.find_first_not_of(around);
  if (first == std::string_view::npos) return {};
  return raw.substr(first, raw.find_last_not_of(" \t*_~|") - first + 1);
}

bool has_few_words(std::string_view text) {
  std::size_t words = 0;
  while (!next_token(text).empty()) ++words;
  return words > 1 && words <= kMostAppWords;
}

}  // namespace

bool is_app_line(const ReplyLines& lines, std::size_t i) {
  constexpr std::size_t kLongest = 300;
  const std::string_view raw = trimmed(lines.raw(i));
  if (raw.empty() || raw.size() > kLongest || !has_words_above(lines, i)) return false;
  const bool has_link = link_at(raw) < raw.size();
  const std::string_view words = without_link_at_end(raw);
  if (!has_few_words(words)) return false;
  const std::string folded = fold(words);
  const bool is_form = is_sent_from(words, folded, has_link) || is_offer(words, folded) || is_slogan(words) ||
                       excuses_itself(folded);
  return is_form && is_last(lines, i);
}

}  // namespace ticketd::mail
