// SPDX-License-Identifier: Apache-2.0
#include "domain/mail_facts.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "text/ascii.hpp"
#include "text/trim.hpp"

namespace ticketd::domain {

namespace {

constexpr std::string_view blanks = " \t";

// The keyword of a header value: up to a blank, a semicolon or a comment.
std::string keyword(std::string_view value) {
  value = text::trim(value, blanks);
  return text::lower(value.substr(0, value.find_first_of(" \t;(")));
}

// What mail programs begin the subjects of their automatic answers with. Lower-case as far as ASCII goes.
constexpr std::array auto_reply_titles = {"auto:",
                                          "automatic reply",
                                          "auto reply",
                                          "auto-reply",
                                          "autoreply",
                                          "autoresponse",
                                          "auto response",
                                          "auto-response",
                                          "out of office",
                                          "out-of-office",
                                          "out of the office",
                                          "[auto-reply]",
                                          "vacation reply",
                                          "away from the office",
                                          "automatisk svar",
                                          "automatiskt svar",
                                          "autosvar",
                                          "frånvaro",
                                          "fraværende",
                                          "fravær",
                                          "automaattinen vastaus",
                                          "poissaoloviesti",
                                          "automatische antwort",
                                          "abwesenheit",
                                          "automatisch antwoord",
                                          "automatische beantwoording",
                                          "afwezig",
                                          "réponse automatique",
                                          "reponse automatique",
                                          "absence du bureau",
                                          "respuesta automática",
                                          "respuesta automatica",
                                          "fuera de la oficina",
                                          "risposta automatica",
                                          "fuori sede",
                                          "resposta automática",
                                          "resposta automatica",
                                          "fora do escritório",
                                          "automatyczna odpowiedź",
                                          "automatická odpověď",
                                          "automatická odpoveď",
                                          "automatikus válasz",
                                          "răspuns automat",
                                          "raspuns automat",
                                          "автоответ",
                                          "Автоответ",
                                          "автоматический ответ",
                                          "Автоматический ответ",
                                          "αυτόματη απάντηση",
                                          "Αυτόματη απάντηση",
                                          "otomatik yanıt",
                                          "自動応答",
                                          "自動返信",
                                          "自动答复",
                                          "自动回复",
                                          "自動回覆",
                                          "자동 회신",
                                          "מענה אוטומטי"};

constexpr std::array auto_reply_inside = {
    "is out of the office (",  "is out of the office until", "automatic reply:", "autoreply:", "auto reply:",
    "out of office autoreply", "vacation response to"};
constexpr std::array auto_reply_ends = {"is out of the office", "vacation response", "vacation reply"};

// "Re: ", "SV: ", "Fwd: " and their like in front of a subject.
std::string_view without_prefixes(std::string_view subject) {
  constexpr std::size_t longest = 5;
  for (int i = 0; i < 8; ++i) {
    subject = text::trim(subject, blanks);
    const std::size_t colon = subject.find(':');
    if (colon == std::string_view::npos || colon == 0 || colon > longest) return subject;
    const std::string word = text::lower(text::trim(subject.substr(0, colon), blanks));
    constexpr std::array prefixes = {"re",  "sv", "aw", "antw", "vs",  "ref", "fw",
                                     "fwd", "wg", "tr", "rv",   "odp", "res"};
    if (std::find(prefixes.begin(), prefixes.end(), word) == prefixes.end()) return subject;
    subject.remove_prefix(colon + 1);
  }
  return subject;
}

// "Automatic reply: x", "Out of Office" and nothing else: what programs write. Where the words go on, as in
// "Out of office reply does not work", a person does.
bool is_title(std::string_view words, std::string_view beginning) {
  if (!words.starts_with(beginning)) return false;
  if (beginning.ends_with(':') || beginning.ends_with(']')) return true;
  words.remove_prefix(beginning.size());
  // The rest of the word: "Abwesenheit" begins "Abwesenheitsnotiz" too.
  while (!words.empty() && words.find_first_of(" :(|") != 0 && !words.starts_with("\uff1a"))
    words.remove_prefix(1);
  if (text::trim(words, blanks).empty()) return true;
  constexpr std::array ends = {":", " :", "\uff1a", " -", " \u2013", "(", " (", "|", " |"};
  return std::any_of(ends.begin(), ends.end(), [&](std::string_view end) { return words.starts_with(end); });
}

bool is_auto_reply_subject(std::string_view subject) {
  const std::string words = text::lower(without_prefixes(subject));
  if (words.starts_with("[#")) return false;  // a ticket's subject, in our own words
  return std::any_of(auto_reply_titles.begin(), auto_reply_titles.end(),
                     [&](std::string_view title) { return is_title(words, title); }) ||
         std::any_of(auto_reply_ends.begin(), auto_reply_ends.end(),
                     [&](std::string_view end) { return words.ends_with(end); }) ||
         std::any_of(auto_reply_inside.begin(), auto_reply_inside.end(),
                     [&](std::string_view inside) { return words.find(inside) != std::string::npos; });
}

Classification made_by_machine(Verdict verdict, std::string reason, Mark mark = Mark::Machine) {
  return {verdict, true, std::move(reason), mark};
}

std::optional<Classification> report(const MailFacts& facts) {
  const std::string& why = facts.report_reason;
  const Mark mark = facts.report_is_doubtful ? Mark::NoAnswer : Mark::Machine;
  switch (facts.report) {
    case ReportKind::Failed: return made_by_machine(Verdict::Bounce, "a delivery failed: " + why, mark);
    case ReportKind::Delayed: return made_by_machine(Verdict::Delay, "a delivery is late: " + why, mark);
    case ReportKind::Delivered:
      return made_by_machine(Verdict::ReadReceipt, "a delivery succeeded: " + why, mark);
    case ReportKind::Disposition: return made_by_machine(Verdict::ReadReceipt, "a read receipt: " + why);
    case ReportKind::Abuse: return made_by_machine(Verdict::FeedbackReport, "an abuse report: " + why);
    case ReportKind::None: break;
  }
  return std::nullopt;
}

bool is_generated(const MailFacts& facts) {
  const std::string submitted = keyword(facts.auto_submitted);
  return !submitted.empty() && submitted != "no";
}

std::optional<Classification> auto_reply(const MailFacts& facts) {
  const std::string submitted = keyword(facts.auto_submitted);
  if (submitted == "auto-replied") return made_by_machine(Verdict::AutoReply, "Auto-Submitted: auto-replied");
  if (!facts.autoresponder_mark.empty()) return made_by_machine(Verdict::AutoReply, facts.autoresponder_mark);
  const std::string precedence = keyword(facts.precedence);
  if (precedence.starts_with("auto")) return made_by_machine(Verdict::AutoReply, "Precedence: " + precedence);
  if (!facts.gesture.empty()) return made_by_machine(Verdict::AutoReply, facts.gesture);
  // A subject alone hides nothing: people write about automatic replies too.
  const bool sent_itself = is_generated(facts) || facts.return_path == "<>";
  if (sent_itself && is_auto_reply_subject(facts.subject))
    return made_by_machine(Verdict::AutoReply, "made by a machine with the subject of an automatic reply");
  return std::nullopt;
}

// Written to many. What a person answers through a list or another desk may bear such a mark as well: who has
// asked something decides by the thread.
std::optional<Classification> bulk(const MailFacts& facts) {
  if (!facts.spam_mark.empty())
    return made_by_machine(Verdict::Bulk, "marked as spam: " + facts.spam_mark, Mark::Spam);
  if (!facts.list_mark.empty()) return made_by_machine(Verdict::Bulk, facts.list_mark, Mark::ForMany);
  const std::string precedence = keyword(facts.precedence);
  const bool for_many = precedence == "bulk" || precedence == "list" || precedence == "junk";
  // A monitor that says both is a machine asking for something; the list headers tell a newsletter.
  if (!for_many || !facts.auto_submitted.empty()) return std::nullopt;
  return facts.answers ? made_by_machine(Verdict::Reply, "Precedence: " + precedence, Mark::NoAnswer)
                       : made_by_machine(Verdict::Bulk, "Precedence: " + precedence, Mark::ForMany);
}

// Nothing says that it answers or is for many, but no person seems to have sent it: monitoring, web forms,
// another desk's answers.
std::optional<std::string> machine_reason(const MailFacts& facts) {
  if (is_generated(facts)) return "Auto-Submitted: " + keyword(facts.auto_submitted);
  if (facts.return_path == "<>") return "the null return path";
  if (!facts.machine_mark.empty()) return facts.machine_mark;
  if (is_daemon_address(facts.from)) return "from " + facts.from;
  if (is_unanswerable_address(facts.from)) return "from " + facts.from;
  return std::nullopt;
}

// A person's as far as anybody can tell, who wants no automatic answer or could not tell ours from one.
std::optional<std::string> reason_not_to_answer(const MailFacts& facts) {
  const std::string suppress = keyword(facts.response_suppress);
  if (!suppress.empty() && suppress != "none") return "X-Auto-Response-Suppress: " + suppress;
  if (!facts.loop_mark.empty()) return facts.loop_mark;
  return std::nullopt;
}

std::string local_part(std::string_view address) {
  std::string local = text::lower(address.substr(0, address.rfind('@')));
  return local;
}

}  // namespace

bool is_software_address(std::string_view address) {
  const std::string local = local_part(address);
  constexpr std::array names = {"mailer-daemon",        "mailerdaemon", "mailer_daemon", "mail-daemon",
                                "mail.delivery.system", "maildaemon",   "double-bounce"};
  return std::find(names.begin(), names.end(), local) != names.end();
}

bool is_daemon_address(std::string_view address) {
  const std::string local = local_part(address);
  return is_software_address(address) || local == "postmaster" || local == "bounce" || local == "bounces";
}

bool is_unanswerable_address(std::string_view address) {
  const std::string local = local_part(address);
  constexpr std::array names = {"noreply",       "no-reply",       "no_reply",     "no.reply",
                                "donotreply",    "do-not-reply",   "do_not_reply", "do.not.reply",
                                "nepasrepondre", "ne-pas-repondre"};
  return std::any_of(names.begin(), names.end(), [&](std::string_view name) {
    return local == name ||
           (local.starts_with(name) && (local[name.size()] == '+' || local[name.size()] == '-'));
  });
}

Classification classify(const MailFacts& facts) {
  if (auto verdict = report(facts)) return *verdict;
  if (auto verdict = auto_reply(facts)) return *verdict;
  if (auto verdict = bulk(facts)) return *verdict;
  const Verdict verdict = facts.answers ? Verdict::Reply : Verdict::Request;
  if (auto reason = machine_reason(facts)) return made_by_machine(verdict, *reason);
  if (is_auto_reply_subject(facts.subject))
    return made_by_machine(verdict, "the subject of an automatic reply", Mark::Title);
  if (auto reason = reason_not_to_answer(facts)) return made_by_machine(verdict, *reason, Mark::NoAnswer);
  return {verdict, false, facts.answers ? "a person's answer" : "a person's mail"};
}

}  // namespace ticketd::domain
