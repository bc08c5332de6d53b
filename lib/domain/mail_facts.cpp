#include "domain/mail_facts.hpp"

#include <algorithm>
#include <array>
#include <optional>

namespace ticketd::domain {

namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
}

std::string lower(std::string_view text) {
  std::string out(text);
  std::transform(out.begin(), out.end(), out.begin(), [](char c) { return lower(c); });
  return out;
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// The keyword of a header value: up to a blank, a semicolon or a comment.
std::string keyword(std::string_view value) {
  value = trimmed(value);
  return lower(value.substr(0, value.find_first_of(" \t;(")));
}

// Subjects that mail programs give their automatic answers. Lower-case as far as ASCII goes.
constexpr std::array auto_reply_beginnings = {"auto:",
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

constexpr std::array auto_reply_inside = {"vacation response", "out of office auto", "is out of the office",
                                          "automatic reply:",  "autoreply:",         "auto reply:"};

// "Re: ", "SV: ", "Fwd: " and their like in front of a subject.
std::string_view without_prefixes(std::string_view subject) {
  constexpr std::size_t longest = 5;
  for (int i = 0; i < 8; ++i) {
    subject = trimmed(subject);
    const std::size_t colon = subject.find(':');
    if (colon == std::string_view::npos || colon == 0 || colon > longest) return subject;
    const std::string word = lower(trimmed(subject.substr(0, colon)));
    constexpr std::array prefixes = {"re",  "sv", "aw", "antw", "vs",  "ref", "fw",
                                     "fwd", "wg", "tr", "rv",   "odp", "res"};
    if (std::find(prefixes.begin(), prefixes.end(), word) == prefixes.end()) return subject;
    subject.remove_prefix(colon + 1);
  }
  return subject;
}

bool is_auto_reply_subject(std::string_view subject) {
  const std::string words = lower(without_prefixes(subject));
  return std::any_of(auto_reply_beginnings.begin(), auto_reply_beginnings.end(),
                     [&](std::string_view beginning) { return words.starts_with(beginning); }) ||
         std::any_of(auto_reply_inside.begin(), auto_reply_inside.end(),
                     [&](std::string_view inside) { return words.find(inside) != std::string::npos; });
}

Classification made_by_machine(Verdict verdict, std::string reason) {
  return {verdict, true, std::move(reason)};
}

std::optional<Classification> report(const MailFacts& facts) {
  const std::string& why = facts.report_reason;
  switch (facts.report) {
    case ReportKind::Failed: return made_by_machine(Verdict::Bounce, "a delivery failed: " + why);
    case ReportKind::Delayed: return made_by_machine(Verdict::Delay, "a delivery is late: " + why);
    case ReportKind::Delivered: return made_by_machine(Verdict::ReadReceipt, "a delivery succeeded: " + why);
    case ReportKind::Disposition: return made_by_machine(Verdict::ReadReceipt, "a read receipt: " + why);
    case ReportKind::Abuse: return made_by_machine(Verdict::FeedbackReport, "an abuse report: " + why);
    case ReportKind::None: break;
  }
  return std::nullopt;
}

std::optional<Classification> auto_reply(const MailFacts& facts) {
  const std::string submitted = keyword(facts.auto_submitted);
  if (submitted == "auto-replied") return made_by_machine(Verdict::AutoReply, "Auto-Submitted: auto-replied");
  if (!facts.autoresponder_mark.empty()) return made_by_machine(Verdict::AutoReply, facts.autoresponder_mark);
  const std::string precedence = keyword(facts.precedence);
  if (precedence.starts_with("auto")) return made_by_machine(Verdict::AutoReply, "Precedence: " + precedence);
  if (is_auto_reply_subject(facts.subject))
    return made_by_machine(Verdict::AutoReply, "the subject of an automatic reply");
  return std::nullopt;
}

std::optional<Classification> bulk(const MailFacts& facts) {
  if (!facts.spam_mark.empty()) return made_by_machine(Verdict::Bulk, "marked as spam: " + facts.spam_mark);
  if (!facts.list_mark.empty()) return made_by_machine(Verdict::Bulk, facts.list_mark);
  const std::string precedence = keyword(facts.precedence);
  const bool for_many = precedence == "bulk" || precedence == "list" || precedence == "junk";
  // A monitor that says both is a machine asking for something; the list headers tell a newsletter.
  if (for_many && facts.auto_submitted.empty())
    return made_by_machine(Verdict::Bulk, "Precedence: " + precedence);
  return std::nullopt;
}

// Machines that neither answer nor write to many: monitoring, web forms, null senders.
std::optional<std::string> machine_reason(const MailFacts& facts) {
  const std::string submitted = keyword(facts.auto_submitted);
  if (!submitted.empty() && submitted != "no") return "Auto-Submitted: " + submitted;
  if (facts.return_path == "<>") return "the null return path";
  const std::string suppress = keyword(facts.response_suppress);
  if (!suppress.empty() && suppress != "none") return "X-Auto-Response-Suppress: " + suppress;
  if (!facts.machine_mark.empty()) return facts.machine_mark;
  if (is_daemon_address(facts.from)) return "from " + facts.from;
  if (is_unanswerable_address(facts.from)) return "from " + facts.from;
  return std::nullopt;
}

std::string local_part(std::string_view address) {
  std::string local = lower(address.substr(0, address.rfind('@')));
  return local;
}

}  // namespace

bool is_daemon_address(std::string_view address) {
  const std::string local = local_part(address);
  constexpr std::array names = {
      "mailer-daemon",        "mailerdaemon", "mailer_daemon", "postmaster", "mail-daemon",
      "mail.delivery.system", "maildaemon",   "double-bounce", "bounce",     "bounces"};
  return std::find(names.begin(), names.end(), local) != names.end();
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
  if (auto reason = machine_reason(facts)) {
    // A machine that answers something is an autoresponder whatever it calls itself.
    const Verdict verdict = facts.answers ? Verdict::AutoReply : Verdict::Request;
    return made_by_machine(verdict, *reason);
  }
  if (facts.answers) return {Verdict::Reply, false, "a person's answer"};
  return {Verdict::Request, false, "a person's mail"};
}

}  // namespace ticketd::domain
