// SPDX-License-Identifier: Apache-2.0
#include "mail/reports/delivery_meaning.hpp"

#include <algorithm>
#include <array>

#include "text/ascii.hpp"
#include "text/trim.hpp"

namespace ticketd::mail {

namespace {

// An enhanced code that begins at `at`: class 4 or 5, two numbers of at most three digits.
std::string_view code_at(std::string_view text, std::size_t at) {
  if (at + 5 > text.size() || (text[at] != '4' && text[at] != '5') || text[at + 1] != '.') return {};
  if (at > 0 && (text::is_digit(text[at - 1]) || text::is_letter(text[at - 1]) || text[at - 1] == '.'))
    return {};
  std::size_t end = at + 1;
  for (int part = 0; part < 2; ++part) {
    if (end >= text.size() || text[end] != '.') return {};
    const std::size_t begin = ++end;
    while (end < text.size() && text::is_digit(text[end])) ++end;
    if (end == begin || end - begin > 3) return {};
  }
  const bool goes_on =
      end < text.size() && (text::is_letter(text[end]) ||
                            (text[end] == '.' && end + 1 < text.size() && text::is_digit(text[end + 1])));
  return goes_on ? std::string_view{} : text.substr(at, end - at);
}

bool is_reply_code_at(std::string_view text, std::size_t at) {
  if (at + 3 > text.size() || (text[at] != '4' && text[at] != '5')) return false;
  if (text[at + 1] < '0' || text[at + 1] > '7' || !text::is_digit(text[at + 2])) return false;
  if (at > 0 && text[at - 1] != ' ' && text[at - 1] != '\n' && text[at - 1] != '(' && text[at - 1] != '"' &&
      text[at - 1] != '\'' && text[at - 1] != ':' && text[at - 1] != '[' && text[at - 1] != '<' &&
      text[at - 1] != '\t' && text[at - 1] != '=' && text[at - 1] != ';' && text[at - 1] != '_') {
    return false;
  }
  return at + 3 == text.size() || text[at + 3] == ' ' || text[at + 3] == '-' || text[at + 3] == ')' ||
         text[at + 3] == ':' || text[at + 3] == '\n' || text[at + 3] == '.' || text[at + 3] == ',' ||
         text[at + 3] == '_' || text[at + 3] == ']';
}

// "550 5.1.1", "550-5.1.1", "550 #5.1.1", "(#5.1.1)", "[#4.1.9]"
bool is_marked(std::string_view text, std::size_t at) {
  std::size_t before = at;
  while (before > 0 && (text[before - 1] == ' ' || text[before - 1] == '-' || text[before - 1] == '#' ||
                        text[before - 1] == '(' || text[before - 1] == '_' || text[before - 1] == '[')) {
    --before;
  }
  if (before < at && text[at - 1] == '#') return true;
  return before >= 3 && before < at && is_reply_code_at(text, before - 3);
}

struct Meaning {
  std::string_view status;
  std::string_view words;  // lower-case as far as ASCII goes
};

// More telling words come first: "mailbox full" before "mailbox".
constexpr std::array<Meaning, 177> meanings = {{
    {"5.2.2", "mailbox full"},
    {"5.2.2", "mailbox is full"},
    {"5.2.2", "over quota"},
    {"5.2.2", "overquota"},
    {"5.2.2", "quota exceed"},
    {"5.2.2", "exceeded quota"},
    {"5.2.2", "exceeds quota"},
    {"5.2.2", "quota is exceeded"},
    {"5.2.2", "exceeded his/her quota"},
    {"5.2.2", "exceeded storage"},
    {"5.2.2", "mailbox exceeds"},
    {"5.2.2", "exceeded the maximum"},
    {"5.2.2", "insufficient disk space"},
    {"5.2.2", "not enough storage space"},
    {"5.2.2", "no space left"},
    {"5.2.2", "disk quota"},
    {"5.2.2", "out of storage"},
    {"5.2.2", "quota full"},
    {"5.2.2", "user is over the quota"},
    {"5.2.2", "account is full"},
    {"5.2.2", "inbox is full"},
    {"5.2.2", "boîte aux lettres pleine"},
    {"5.2.2", "postfach ist voll"},
    {"5.2.2", "postfach voll"},
    {"5.2.2", "buzón lleno"},
    {"5.2.2", "ящик переполнен"},
    {"5.2.2", "容量"},
    {"5.2.2", "postfach des empfängers ist voll"},
    {"5.2.2", "boîte aux lettres du destinataire est pleine"},
    {"5.2.2", "boîte aux lettres est pleine"},
    {"5.2.2", "buzón del destinatario está lleno"},
    {"5.2.2", "buzón de correo del destinatario está lleno"},
    {"5.2.2", "destinatario è piena"},
    {"5.2.2", "casella piena"},
    {"5.2.2", "destinatário está cheia"},
    {"5.2.2", "caixa postal cheia"},
    {"5.2.2", "postvak is vol"},
    {"5.2.2", "geadresseerde is vol"},
    {"5.2.2", "odbiorcy jest pełna"},
    {"5.2.2", "postlåda är full"},
    {"5.2.2", "inkorg är full"},
    {"5.2.2", "postkasse er fuld"},
    {"5.2.2", "postboks er full"},
    {"5.2.2", "on täynnä"},
    {"5.2.2", "переполнен"},
    {"5.2.2", "邮箱已满"},
    {"5.2.2", "邮箱空间不足"},
    {"5.2.2", "信箱已滿"},
    {"5.2.2", "いっぱいです"},
    {"5.2.2", "가득 찼"},
    {"5.3.4", "message too large"},
    {"5.3.4", "message size exceeds"},
    {"5.3.4", "too big"},
    {"5.3.4", "too large"},
    {"5.3.4", "exceeds maximum message size"},
    {"5.3.4", "message is larger"},
    {"5.3.4", "size limit"},
    {"5.3.4", "exceeded maximum inbound message size"},
    {"5.3.4", "nachricht zu groß"},
    {"5.1.1", "user unknown"},
    {"5.1.1", "unknown user"},
    {"5.1.1", "no such user"},
    {"5.1.1", "user not found"},
    {"5.1.1", "no mailbox here"},
    {"5.1.1", "recipient unknown"},
    {"5.1.1", "unknown recipient"},
    {"5.1.1", "recipient not found"},
    {"5.1.1", "does not exist"},
    {"5.1.1", "doesn't exist"},
    {"5.1.1", "no such recipient"},
    {"5.1.1", "invalid recipient"},
    {"5.1.1", "unknown address"},
    {"5.1.1", "address unknown"},
    {"5.1.1", "invalid address"},
    {"5.1.1", "doesn't have a"},
    {"5.1.1", "not a valid mailbox"},
    {"5.1.1", "invalid mailbox"},
    {"5.1.1", "mailbox not found"},
    {"5.1.1", "mailbox unavailable"},
    {"5.1.1", "unknown local"},
    {"5.1.1", "not listed in"},
    {"5.1.1", "no such mailbox"},
    {"5.1.1", "address not found"},
    {"5.1.1", "couldn't be found"},
    {"5.1.1", "could not be found"},
    {"5.1.1", "no such address"},
    {"5.1.1", "user doesn't"},
    {"5.1.1", "unroutable address"},
    {"5.1.1", "address rejected"},
    {"5.1.1", "recipient no longer"},
    {"5.1.1", "no such person"},
    {"5.1.1", "account not found"},
    {"5.1.1", "unbekannt"},
    {"5.1.1", "utilisateur inconnu"},
    {"5.1.1", "destinataire inconnu"},
    {"5.1.1", "usuario desconocido"},
    {"5.1.1", "inconnu"},
    {"5.1.1", "user invalid"},
    {"5.1.1", "invalid user"},
    {"5.1.1", "check if address is correct"},
    {"5.1.1", "メールアドレスが見つかりません"},
    {"5.1.1", "нет такого"},
    {"5.1.1", "unrouteable address"},
    {"5.1.1", "nicht gefunden"},
    {"5.1.1", "existiert nicht"},
    {"5.1.1", "introuvable"},
    {"5.1.1", "n'existe pas"},
    {"5.1.1", "no se encontró"},
    {"5.1.1", "no existe"},
    {"5.1.1", "non è stato trovato"},
    {"5.1.1", "non esiste"},
    {"5.1.1", "não foi encontrado"},
    {"5.1.1", "não existe"},
    {"5.1.1", "niet worden gevonden"},
    {"5.1.1", "niet gevonden"},
    {"5.1.1", "bestaat niet"},
    {"5.1.1", "kunde inte hittas"},
    {"5.1.1", "inte hitta"},
    {"5.1.1", "inte att hitta"},
    {"5.1.1", "inte kunde hittas"},
    {"5.1.1", "hittades inte"},
    {"5.1.1", "finns inte"},
    {"5.1.1", "ikke fundet"},
    {"5.1.1", "ikke funnet"},
    {"5.1.1", "findes ikke"},
    {"5.1.1", "finnes ikke"},
    {"5.1.1", "ei löyt"},
    {"5.1.1", "ei löydy"},
    {"5.1.1", "nie znaleziono"},
    {"5.1.1", "nie istnieje"},
    {"5.1.1", "neexistuje"},
    {"5.1.1", "не найден"},
    {"5.1.1", "не существует"},
    {"5.1.1", "δεν βρέθηκε"},
    {"5.1.1", "δεν υπάρχει"},
    {"5.1.1", "不存在"},
    {"5.1.1", "找不到"},
    {"5.1.1", "見つからない"},
    {"5.1.1", "見つかりません"},
    {"5.1.1", "存在しません"},
    {"5.1.1", "존재하지 않"},
    {"5.2.1", "account disabled"},
    {"5.2.1", "account is disabled"},
    {"5.2.1", "mailbox disabled"},
    {"5.2.1", "account suspended"},
    {"5.2.1", "is inactive"},
    {"5.2.1", "account inactive"},
    {"5.2.1", "account has been disabled"},
    {"5.2.1", "deactivated"},
    {"5.1.2", "host unknown"},
    {"5.1.2", "unknown host"},
    {"5.1.2", "domain not found"},
    {"5.1.2", "no such domain"},
    {"5.1.2", "name or service not known"},
    {"5.1.2", "host or domain name not found"},
    {"5.1.2", "host not found"},
    {"5.1.2", "domain does not"},
    {"5.1.2", "couldn't find any host"},
    {"5.1.2", "domain name not found"},
    {"5.4.6", "mail loop"},
    {"5.4.6", "too many hops"},
    {"5.4.6", "routing loop"},
    {"5.4.6", "loops back to myself"},
    {"5.4.7", "retry timeout exceeded"},
    {"5.4.7", "retry time not reached"},
    {"5.4.7", "in the queue too long"},
    {"5.4.7", "delivery time expired"},
    {"5.4.7", "message expired"},
    {"5.4.7", "giving up"},
    {"5.4.1", "connection refused"},
    {"5.4.1", "connection timed out"},
    {"5.4.1", "no route to host"},
    {"5.4.1", "network is unreachable"},
    {"5.4.1", "wasn't able to establish an smtp connection"},
    {"5.7.1", "relay"},
    {"5.7.1", "spam"},
    {"5.7.1", "blocked"},
}};

// What an SMTP code alone means: RFC 5321 section 4.2.3.
std::string_view status_of_code(int code) {
  switch (code) {
    case 552: return "5.2.2";
    case 553: return "5.1.3";
    case 551: return "5.1.6";
    case 501: return "5.5.4";
    case 452: return "4.2.2";
    default: return code >= 500 ? "5.0.0" : "4.0.0";
  }
}

}  // namespace

std::optional<std::string> written_status(std::string_view text) {
  std::string_view first;
  for (std::size_t dot = text.find('.'); dot != std::string_view::npos; dot = text.find('.', dot + 1)) {
    if (dot == 0) continue;
    const std::string_view code = code_at(text, dot - 1);
    if (code.empty()) continue;
    if (is_marked(text, dot - 1)) return std::string(code);
    if (first.empty()) first = code;
  }
  if (first.empty()) return std::nullopt;
  return std::string(first);
}

std::optional<int> written_reply_code(std::string_view text) {
  for (std::size_t at = 0; at + 3 <= text.size(); ++at) {
    if (!is_reply_code_at(text, at)) continue;
    return (text[at] - '0') * 100 + (text[at + 1] - '0') * 10 + (text[at + 2] - '0');
  }
  return std::nullopt;
}

std::optional<std::string> meant_status(std::string_view text) {
  const std::string words = text::squeezed(text::lower(text));
  for (const Meaning& meaning : meanings) {
    if (words.find(meaning.words) != std::string::npos) return std::string(meaning.status);
  }
  return std::nullopt;
}

std::string status_of(std::string_view text, Finality finality) {
  if (auto status = written_status(text)) return *status;
  const auto code = written_reply_code(text);
  std::string status = meant_status(text).value_or(std::string(status_of_code(code.value_or(500))));
  const bool late = finality == Finality::Late || (code && *code < 500);
  if (late) status.front() = '4';
  return status;
}

}  // namespace ticketd::mail
