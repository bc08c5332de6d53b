// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "mail/mime/address.hpp"
#include "mail/mime/clean_text.hpp"
#include "mail/mime/lines.hpp"
#include "mail/reports/delivery_meaning.hpp"
#include "mail/reports/delivery_report.hpp"
#include "text/ascii.hpp"
#include "text/trim.hpp"

namespace ticketd::mail {

namespace {

constexpr std::array failure_subjects = {"undeliver",
                                         "delivery status notification (failure)",
                                         "delivery failure",
                                         "delivery failed",
                                         "failure notice",
                                         "failure delivery",
                                         "returned mail",
                                         "mail delivery failed",
                                         "delivery has failed",
                                         "could not be delivered",
                                         "couldn't be delivered",
                                         "returning message to sender",
                                         "returned to sender",
                                         "nondeliverable",
                                         "non-deliverable",
                                         "non recapitable",
                                         "non recapitabil",
                                         "delivery status notification",
                                         "delivery notification",
                                         "mail system error",
                                         "mail failure",
                                         "failed delivery",
                                         "delivery report",
                                         "message not delivered",
                                         "mail not delivered",
                                         "rejected mail",
                                         "message delivery failure",
                                         "delivery problem",
                                         "unzustellbar",
                                         "nicht zustellbar",
                                         "zustellung fehlgeschlagen",
                                         "fehlgeschlagene zustellung",
                                         "kunde inte levereras",
                                         "kan inte levereras",
                                         "ej levererat",
                                         "olevererbart",
                                         "kunne ikke leveres",
                                         "ikke leveres",
                                         "ei voitu toimittaa",
                                         "non remis",
                                         "échec de la remise",
                                         "echec de la remise",
                                         "non distribué",
                                         "no se puede entregar",
                                         "no entregado",
                                         "devuelto",
                                         "error de entrega",
                                         "mancato recapito",
                                         "impossibile recapitare",
                                         "não entregue",
                                         "nao entregue",
                                         "falha na entrega",
                                         "onbestelbaar",
                                         "niet bezorgd",
                                         "niedostarczalne",
                                         "nie dostarczono",
                                         "nedoručitelná",
                                         "nedoručiteľné",
                                         "не доставлено",
                                         "недоставленное",
                                         "не удалось доставить",
                                         "αδυναμία παράδοσης",
                                         "δεν παραδόθηκε",
                                         "配信不能",
                                         "配達できません",
                                         "送信できません",
                                         "无法投递",
                                         "退信",
                                         "無法傳遞",
                                         "系统退信"};

constexpr std::array failure_words = {"could not be delivered",
                                      "couldn't be delivered",
                                      "unable to deliver",
                                      "wasn't able to deliver",
                                      "was not able to deliver",
                                      "were unable to deliver",
                                      "not delivered to",
                                      "undeliverable",
                                      "delivery to the following",
                                      "permanent error",
                                      "permanent fatal error",
                                      "permanent failure",
                                      "was not delivered",
                                      "did not reach the following",
                                      "failed permanently",
                                      "cannot be delivered",
                                      "has not been delivered",
                                      "recapito non riuscito",
                                      "could not deliver",
                                      "couldn't deliver",
                                      "can't be delivered",
                                      "error delivering your mail",
                                      "delivery failed",
                                      "failed to deliver",
                                      "rejected your message",
                                      "rejected by",
                                      "following address(es) failed",
                                      "addresses had permanent",
                                      "message was rejected",
                                      "delivery failure",
                                      "following recipients failed",
                                      "undelivered",
                                      "wurde nicht zugestellt",
                                      "nicht zugestellt werden",
                                      "konnte nicht zugestellt",
                                      "inte levereras",
                                      "ikke leveres",
                                      "n'a pas pu être",
                                      "no se ha podido entregar",
                                      "no pudo ser entregado",
                                      "non è stato possibile",
                                      "não pôde ser entregue",
                                      "niet worden bezorgd",
                                      "не может быть доставлено",
                                      "не удалось доставить",
                                      "не было доставлено",
                                      "送信できません",
                                      "配信できません",
                                      "配送できません",
                                      "届けることができません",
                                      "无法投递",
                                      "unknown user",
                                      "user unknown",
                                      "no such user",
                                      "mailbox is full",
                                      "mailbox full",
                                      "undelivered mail"};

constexpr std::array delay_words = {"delayed mail",
                                    "has been delayed",
                                    "delivery delayed",
                                    "still being retried",
                                    "(delay)",
                                    "warning message only",
                                    "do not need to resend",
                                    "will be retried",
                                    "will keep trying",
                                    "will continue to try",
                                    "could not send message for past",
                                    "not yet been delivered",
                                    "has not been delivered yet",
                                    "delivery is delayed",
                                    "verzögert",
                                    "retardé",
                                    "försenad"};

// Where systems say that the mail which they carry back begins.
constexpr std::array copy_marks = {"this is a copy of",
                                   "below this line is a copy",
                                   "original message follows",
                                   "original message headers",
                                   "message headers follow",
                                   "a copy of the original message",
                                   "copy of your message",
                                   "the original message was received",
                                   "returned message",
                                   "header of the original",
                                   "the header of the original message",
                                   "original mail",
                                   "here is your original",
                                   "included below",
                                   "text of the original",
                                   "enclosed below",
                                   "the following is a copy",
                                   "the body of the message is"};

template <typename Words>
std::string_view first_in(std::string_view text, const Words& words) {
  for (const std::string_view word : words) {
    if (text.find(word) != std::string_view::npos) return word;
  }
  return {};
}

bool begins_copy(std::string_view line) {
  const std::string words = text::lower(text::trim(line));
  if (words.starts_with("return-path:") || words.starts_with("received: ")) return true;
  constexpr std::size_t longest = 120;
  if (words.size() > longest || words.size() < 8) return false;
  const bool ruled =
      words.starts_with("--") || words.starts_with("==") || words.starts_with("**") || words.ends_with(':');
  if (words.starts_with("-----") && words.find("original message") != std::string::npos) return true;
  const bool is_mark = std::any_of(copy_marks.begin(), copy_marks.end(),
                                   [&](std::string_view mark) { return words.starts_with(mark); });
  return (is_mark || (ruled && !first_in(words, copy_marks).empty())) &&
         words.find("received at") == std::string::npos &&
         words.find("original message was received") == std::string::npos;
}

bool may_stand_in_address(char c) {
  return text::is_letter(c) || text::is_digit(c) || !text::is_ascii(c) ||
         std::string_view("!#$%&'*+-/=?^_`{|}~.").find(c) != std::string_view::npos;
}

// The address around the '@' at `at`, "" when there is none.
std::string address_around(std::string_view line, std::size_t at) {
  std::size_t begin = at;
  while (begin > 0 && may_stand_in_address(line[begin - 1])) --begin;
  std::size_t end = at + 1;
  while (end < line.size() && (text::is_letter(line[end]) || text::is_digit(line[end]) || line[end] == '-' ||
                               line[end] == '.' || !text::is_ascii(line[end])))
    ++end;
  while (end > at + 1 && (line[end - 1] == '.' || line[end - 1] == '-')) --end;
  while (begin < at && (line[begin] == '\'' || line[begin] == '=')) ++begin;
  if (begin == at || end == at + 1) return {};
  const std::string_view host = line.substr(at + 1, end - at - 1);
  return host.find('.') == std::string_view::npos ? std::string{}
                                                  : std::string(line.substr(begin, end - begin));
}

// Lines that name the sender, a server or an id, never who could not be reached.
bool names_somebody_else(const std::string& line) {
  constexpr std::array others = {"mail from",  "message-id",     "from:",  "sender",        "contact",
                                 "postmaster", "http:",          "https:", "mailer-daemon", "reply-to",
                                 "for help",   "for assistance", "id <",   "envelope-from"};
  return !first_in(line, others).empty();
}

// The first addresses in the text, a line of their own before one inside a sentence.
std::vector<std::string> recipients_in(std::string_view told) {
  std::vector<std::string> own_line;
  std::vector<std::string> within;
  constexpr std::size_t most = 50;
  while (!told.empty() && own_line.size() + within.size() < most) {
    const std::string_view line = text::trim(next_line(told));
    const std::size_t at = line.find('@');
    if (at == std::string_view::npos || names_somebody_else(text::lower(line))) continue;
    std::string address = address_around(line, at);
    if (address.empty()) continue;
    const bool alone = line.size() <= address.size() + 6;
    auto& list = alone ? own_line : within;
    if (std::find(list.begin(), list.end(), address) == list.end()) list.push_back(std::move(address));
  }
  if (own_line.empty() && !within.empty()) within.resize(1);
  return own_line.empty() ? within : own_line;
}

// The line that says most: with a status or SMTP code, else nothing.
std::string diagnostic_in(std::string_view told) {
  constexpr std::size_t longest = 400;
  while (!told.empty()) {
    const std::string_view line = next_line(told);
    if (written_status(line) || written_reply_code(line)) {
      std::string said = clean_line(line.substr(0, longest));
      return said;
    }
  }
  return {};
}

}  // namespace

std::string_view told_text(std::string_view text) {
  constexpr std::size_t longest = 32 * 1024;
  text = text.substr(0, longest);
  std::string_view rest = text;
  bool said_something = false;
  while (!rest.empty()) {
    const std::size_t begin = static_cast<std::size_t>(rest.data() - text.data());
    const std::string_view line = next_line(rest);
    if (said_something && begins_copy(line)) return text.substr(0, begin);
    said_something = said_something || !text::trim(line).empty();
  }
  return text;
}

DeliveryReport read_delivery_words(std::string_view subject, std::string_view told) {
  const std::string title = text::squeezed(text::lower(subject));
  const std::string words = text::squeezed(text::lower(told));
  const bool late = !first_in(title, delay_words).empty() || !first_in(words, delay_words).empty();
  const bool titled = !first_in(title, failure_subjects).empty();
  const bool worded = !first_in(words, failure_words).empty();
  DeliveryReport report;
  if (!late && !titled && !worded) return report;
  report.action = late ? DeliveryAction::Delayed : DeliveryAction::Failed;
  const Finality finality = late ? Finality::Late : Finality::Final;
  FailedDelivery delivery;
  delivery.status = status_of(told, finality);
  delivery.diagnostic = diagnostic_in(told);
  delivery.is_final = !late && !delivery.status.starts_with('4');
  std::vector<std::string> recipients = recipients_in(told);
  if (recipients.empty()) recipients.emplace_back();
  for (std::string& recipient : recipients) {
    delivery.recipient = std::move(recipient);
    report.deliveries.push_back(delivery);
  }
  return report;
}

}  // namespace ticketd::mail
