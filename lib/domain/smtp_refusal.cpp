// SPDX-License-Identifier: Apache-2.0
#include "domain/smtp_refusal.hpp"

#include <algorithm>
#include <array>
#include <span>

#include "text/ascii.hpp"

namespace ticketd::domain {
namespace {

// The class is the reply code's: 5.7.1 and 4.7.1 are the same subject.
struct EnhancedCode {
  int subject = 0;
  int detail = 0;
  std::size_t length = 0;
};

std::optional<int> take_number(std::string_view& text) {
  int value = 0;
  std::size_t digits = 0;
  while (digits < text.size() && digits < 4 && text::is_digit(text[digits]))
    value = value * 10 + (text[digits++] - '0');
  if (digits == 0 || digits > 3) return std::nullopt;
  text.remove_prefix(digits);
  return value;
}

// "5.7.1" at the very beginning of `text`.
std::optional<EnhancedCode> code_at(std::string_view text) {
  const auto whole = text.size();
  if (text.size() < 5 || (text[0] != '4' && text[0] != '5') || text[1] != '.') return std::nullopt;
  text.remove_prefix(2);
  const auto subject = take_number(text);
  if (!subject || !text.starts_with('.')) return std::nullopt;
  text.remove_prefix(1);
  const auto detail = take_number(text);
  if (!detail || (!text.empty() && (text::is_digit(text[0]) || text.starts_with('.')))) return std::nullopt;
  return EnhancedCode{*subject, *detail, whole - text.size()};
}

// First, where RFC 2034 puts it; or behind a '#', as qmail and its children write it.
std::optional<EnhancedCode> enhanced_code(std::string_view words) {
  if (const auto first = code_at(words)) return first;
  const auto sign = words.find('#');
  return sign == std::string_view::npos ? std::nullopt : code_at(words.substr(sign + 1));
}

struct Details {
  int subject;
  int first;
  int last;
  Blame blame;
};

constexpr auto sender = Blame::Sender;
constexpr auto recipient = Blame::Recipient;

// RFC 3463, 7372, 7505, 8689 and what Gmail and Exchange Online add. What is not here is said by the words.
constexpr std::array meanings{
    Details{1, 1, 4, recipient},      // bad mailbox, bad domain, bad syntax, ambiguous
    Details{1, 6, 6, recipient},      // moved
    Details{1, 7, 8, sender},         // the sender's address or domain
    Details{1, 10, 10, recipient},    // takes no mail (null MX)
    Details{1, 90, 90, sender},       // daily limit of recipients
    Details{2, 252, 252, sender},     // may not send as
    Details{2, 0, 999, recipient},    // the mailbox: disabled, full, ...
    Details{3, 4, 4, recipient},      // too big
    Details{4, 1, 1, recipient},      // no answer from the far host; Exchange: no such recipient
    Details{4, 4, 4, recipient},      // no route
    Details{4, 14, 14, recipient},    // too many hops
    Details{4, 310, 316, recipient},  // the recipient's DNS, the far host
    Details{6, 0, 999, recipient},    // the content's form
    Details{7, 2, 2, recipient},      // the list takes no mail from us
    Details{7, 3, 4, sender},         // not logged in, STARTTLS wanted
    Details{7, 8, 9, sender},         // credentials, mechanism too weak
    Details{7, 11, 11, sender},       // encryption needed
    Details{7, 12, 12, recipient},    // only for senders of its own organisation
    Details{7, 13, 14, sender},       // our account disabled, a login in the browser is wanted
    Details{7, 20, 30, sender},       // DKIM, SPF, reverse DNS, DMARC, mail flood, TLS
    Details{7, 40, 40, sender},       // DMARC policy
    Details{7, 57, 57, sender},       // not authenticated
    Details{7, 60, 60, sender},       // may not send as
    Details{7, 64, 64, sender},       // relay access denied
    Details{7, 120, 136, recipient},  // who may write to this group or mailbox
    Details{7, 139, 139, sender},     // this login is switched off
    Details{7, 232, 236, sender},     // the organisation's limits
    Details{7, 501, 503, sender},     // banned for abuse
    Details{7, 504, 505, recipient},  // that recipient is refused
    Details{7, 506, 506, sender},     // bad HELO
    Details{7, 507, 507, recipient},  // refused by the recipient
    Details{7, 508, 509, sender},     // our address' limit, DMARC
    Details{7, 510, 510, recipient},  // that recipient is banned
    Details{7, 511, 515, sender},     // our address is banned, From, no authentication
    Details{7, 606, 649, sender},     // our address is banned
    Details{7, 700, 750, sender},     // the organisation's limits and domains
};

std::optional<Blame> blame_by_code(const SmtpRefusal& refusal, const EnhancedCode& code) {
  // 4.4.5 is a busy system; as 5.4.5 Gmail says that the day's mails are sent.
  if (code.subject == 4 && code.detail == 5 && refusal.code >= 500) return sender;
  const auto found = std::find_if(meanings.begin(), meanings.end(), [&](const Details& one) {
    return one.subject == code.subject && one.first <= code.detail && code.detail <= one.last;
  });
  return found == meanings.end() ? std::nullopt : std::optional(found->blame);
}

// 530 and 538 want a login or encryption, 534 and 535 refuse one, 525 refuses us for where we are.
bool is_about_the_login(int code) {
  constexpr std::array codes{525, 530, 534, 535, 538};
  return std::find(codes.begin(), codes.end(), code) != codes.end();
}

// Lower case; without addresses, as people choose what stands in them, and without the enhanced code that
// stands again at the beginning of every line.
std::string plain_text(std::string_view words, std::string_view enhanced) {
  std::string text;
  while (!words.empty()) {
    const auto end = std::min(words.find(' '), words.size());
    const auto word = words.substr(0, end);
    words.remove_prefix(std::min(end + 1, words.size()));
    if (word.empty() || word == enhanced || word.find('@') != std::string_view::npos) continue;
    text += ' ';
    text += text::lower(word);
  }
  return text + ' ';
}

// At MAIL FROM nothing is known of the mail but its size; a relay out of space says 452, or 552 with another
// code.
bool is_too_large(const SmtpRefusal& refusal, const std::optional<EnhancedCode>& code) {
  if (!code) return refusal.code == 552;
  return (code->subject == 3 && code->detail == 4) || (code->subject == 2 && code->detail == 3);
}

Blame otherwise(const SmtpRefusal& refusal) {
  // A 50x to DATA is about the command, not about the mail.
  if (refusal.stage == SmtpStage::Data && refusal.code < 510) return sender;
  return recipient;
}

}  // namespace

Blame blame_of(const SmtpRefusal& refusal) {
  const bool is_final = refusal.code / 100 == 5;
  const auto code = enhanced_code(refusal.words);
  if (is_final && refusal.stage == SmtpStage::MailFrom)
    return is_too_large(refusal, code) ? recipient : sender;
  const auto enhanced = code ? refusal.words.substr(0, code->length) : std::string_view{};
  const std::string text = plain_text(refusal.words, code_at(enhanced) ? enhanced : std::string_view{});
  auto blame = blame_despite_codes(text);
  if (!blame && code) blame = blame_by_code(refusal, *code);
  if (!blame && is_about_the_login(refusal.code)) blame = sender;
  if (!blame) blame = blame_by_words(text);
  if (is_final) return blame.value_or(otherwise(refusal));
  return blame == sender ? sender : Blame::Moment;
}

}  // namespace ticketd::domain
