// SPDX-License-Identifier: Apache-2.0
#include "mail/gesture.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "mail/mime/lines.hpp"
#include "mail/mime/transfer.hpp"
#include "mail/reply/reply_fold.hpp"
#include "mail/reply/visible_reply.hpp"
#include "text/ascii.hpp"
#include "text/trim.hpp"

namespace ticketd::mail {

namespace {

// How Outlook ends the line "Eva Berg reacted to your message:", lower-case as far as ASCII goes.
constexpr std::array reactions = {"reacted to your message",
                                  "reacted via gmail",
                                  "hat auf ihre nachricht reagiert",
                                  "hat auf deine nachricht reagiert",
                                  "reagerade på ditt meddelande",
                                  "har reagerat på ditt meddelande",
                                  "reagerede på din meddelelse",
                                  "har reageret på din meddelelse",
                                  "reagerede på din besked",
                                  "har reageret på din besked",
                                  "reagerte på meldingen din",
                                  "har reagert på meldingen din",
                                  "reagoi viestiisi",
                                  "a réagi à votre message",
                                  "a réagi à ton message",
                                  "ha reaccionado a su mensaje",
                                  "ha reaccionado a tu mensaje",
                                  "reaccionó a su mensaje",
                                  "reaccionó a tu mensaje",
                                  "ha reagito al tuo messaggio",
                                  "ha reagito al messaggio",
                                  "heeft gereageerd op uw bericht",
                                  "heeft gereageerd op je bericht",
                                  "reagiu à sua mensagem",
                                  "reagiu à tua mensagem",
                                  "zareagował na twoją wiadomość",
                                  "zareagowała na twoją wiadomość",
                                  "zareagował(a) na twoją wiadomość",
                                  "zareagoval na vaši zprávu",
                                  "zareagovala na vaši zprávu",
                                  "zareagoval(a) na vaši zprávu",
                                  "iletinize tepki verdi",
                                  "отреагировал на ваше сообщение",
                                  "отреагировала на ваше сообщение",
                                  "отреагировал(а) на ваше сообщение"};

constexpr std::array recalls = {
    "recall",       "rückruf",       "zurückrufen",      "återkallelse",   "återkalla",
    "återkallande", "tilbagekald",   "tilbagekaldelse",  "tilbakekall",    "tilbakekalling",
    "rappel",       "rappeler",      "recuperar",        "recuperación",   "retirar",
    "richiamo",     "richiama",      "intrekken",        "intrekking",     "terughalen",
    "recolher",     "rechamada",     "chamar novamente", "odwołanie",      "odwołaj",
    "wycofanie",    "odvolání",      "odvolat",          "odvolanie",      "stažení",
    "visszahívás",  "rechemare",     "retragere",        "geri çağırma",   "geri çağır",
    "peruutus",     "peruuttaminen", "takaisinveto",     "kutsu takaisin", "отзыв",
    "отозвать",     "відкликання",   "ανάκληση",         "opoziv",         "撤回",
    "召回",         "收回",          "取り消し",         "リコール",       "회수",
    "리콜"};

constexpr std::array opening_quotes = {"\"",     "\u300c",       "\u300e", "'",
                                       "\u201c", "\u201e",       "\u201d", "\u00ab",
                                       "\u2018", "\u00ab\u00a0", "\u00ab "};

bool is_answer(std::string_view method) {
  return text::equal_ignoring_case(method, "reply") || text::equal_ignoring_case(method, "counter");
}

// RFC 5546: the organiser reads it by a program. Where the part does not say what it is, a file that somebody
// sends along is not looked into.
bool is_answer_to_invitation(const Part& part) {
  if (!part.is_type("text/calendar") && !part.is_type("application/ics")) return false;
  const std::string_view declared = text::trim(part.type.parameter("method"));
  if (!declared.empty()) return is_answer(declared);
  if (part.disposition.word == "attachment" || !part.is_type("text/calendar")) return false;
  constexpr std::size_t beginning = 2048;
  const std::string text = decode(part.body, part.encoding, beginning);
  const std::size_t at = text::find_ignoring_case(text, "\nmethod:");
  if (at == std::string::npos) return false;
  std::string_view rest = std::string_view(text).substr(at + 8);
  return is_answer(text::trim(next_line(rest)));
}

bool answers_invitation(const Arrangement& arrangement) {
  return std::any_of(arrangement.attachments.begin(), arrangement.attachments.end(),
                     [](const Part* part) { return is_answer_to_invitation(*part); });
}

std::string first_line(std::string_view text) {
  while (!text.empty()) {
    std::string line = text::squeezed(next_line(text));
    if (!line.empty()) return line;
  }
  return {};
}

bool is_reaction(const Mail& mail, const Arrangement& arrangement) {
  for (const Part* part : arrangement.attachments)
    if (part->is_type("text/vnd.google.email-reaction+json")) return true;
  if (mail.in_reply_to.empty() && mail.references.empty()) return false;
  const std::string line = first_line(mail.text);
  constexpr std::size_t longest = 200;
  if (line.size() > longest) return false;
  std::string words = text::lower(line);
  while (words.ends_with(':') || words.ends_with('.') || words.ends_with(' ')) words.pop_back();
  const bool says_so = std::any_of(reactions.begin(), reactions.end(), [&](std::string_view phrase) {
    return words.size() > phrase.size() && words.ends_with(phrase);
  });
  if (!says_so) return false;
  const std::string own = text::squeezed(visible_reply(mail.text));
  return own.empty() || own == line;
}

// "Recall: Salaries" that says nothing but: Eva Berg would like to recall the message "Salaries".
bool is_recall(const Mail& mail) {
  constexpr std::string_view wide_colon = "\uff1a";
  const std::size_t wide = mail.subject.find(wide_colon);
  const std::size_t colon = std::min(mail.subject.find(':'), wide);
  if (colon == std::string::npos || mail.from.empty() || mail.from.front().name.empty()) return false;
  const std::string label = fold(std::string_view(mail.subject).substr(0, colon));
  if (std::find(recalls.begin(), recalls.end(), label) == recalls.end()) return false;
  const std::string recalled =
      text::squeezed(std::string_view(mail.subject).substr(colon + (colon == wide ? wide_colon.size() : 1)));
  constexpr std::size_t longest = 1000;
  if (recalled.empty() || mail.text.size() > longest) return false;
  const std::string text = text::squeezed(mail.text);
  constexpr std::size_t around = 100;
  if (!text.starts_with(mail.from.front().name) ||
      text.size() > mail.from.front().name.size() + recalled.size() + around)
    return false;
  return std::any_of(opening_quotes.begin(), opening_quotes.end(), [&](std::string_view quote) {
    return text.find(std::string(quote) + recalled) != std::string::npos;
  });
}

}  // namespace

std::string gesture_of(const Mail& mail, const Arrangement& arrangement) {
  if (answers_invitation(arrangement)) return "an answer to an invitation";
  if (is_reaction(mail, arrangement)) return "a reaction to a mail";
  if (is_recall(mail)) return "the recall of a mail";
  return {};
}

}  // namespace ticketd::mail
