// SPDX-License-Identifier: Apache-2.0
#include "console/conversation.hpp"

#include <optional>
#include <ostream>
#include <string>

#include <nlohmann/json.hpp>

#include "console/table.hpp"
#include "console/ticket_json.hpp"
#include "mail/digest.hpp"
#include "mail/parse.hpp"
#include "store/messages.hpp"
#include "text/shown.hpp"

namespace ticketd::console {
namespace {

std::optional<mail::Mail> mail_of(store::Session& session, const store::MessageLine& message) {
  const auto raw = store::content_of(session, message.number);
  if (!raw) return std::nullopt;
  return mail::parse(*raw);
}

bool is_machine_letter(const store::MessageLine& message) {
  return message.direction == domain::Direction::Out && message.classification.automatic;
}

std::string listed_addresses(const std::vector<std::string>& addresses) {
  std::string list;
  for (const auto& address : addresses) list += (list.empty() ? "" : ", ") + text::shown_in_line(address);
  return list.empty() ? "nobody" : list;
}

std::string writer(const store::MessageLine& message, const std::optional<mail::Mail>& mail) {
  const bool is_named = mail && !mail->from.empty() && !mail->from.front().name.empty();
  return text::shown_in_line(is_named ? mail->from.front().name + " <" + message.sender + ">"
                                      : message.sender);
}

// "-- 2026-11-22 14:05 UTC  Eva Lind <eva@volvo.example> to support@acme.example".
std::string heading(const store::MessageLine& message, const std::optional<mail::Mail>& mail) {
  std::string line = "-- " + shown(message.at) + " UTC  message " + std::to_string(message.number.value) +
                     "  from " + writer(message, mail);
  const auto verdict = message.classification.verdict;
  const bool is_plain = verdict == domain::Verdict::Request || verdict == domain::Verdict::Reply;
  if (message.direction == domain::Direction::In && !is_plain)
    line += "  (" + std::string(domain::name_of(verdict)) + ")";
  if (message.direction == domain::Direction::Note) return line + "  (a note, for the desk only)";
  return line + "  to " + listed_addresses(message.recipients);
}

void print_text(std::ostream& out, const std::string& words) {
  const auto shown = text::shown_in_lines(words);
  out << shown;
  if (!shown.empty() && !shown.ends_with('\n')) out << '\n';
}

}  // namespace

void print_conversation(const Invocation& invocation, store::Session& session,
                        const std::vector<store::MessageLine>& messages, Telling telling) {
  auto& out = invocation.out;
  std::size_t files = 0;
  for (const auto& message : messages) {
    const auto mail = mail_of(session, message);
    const bool folded = telling == Telling::Brief && is_machine_letter(message);
    if (folded) {
      const auto line = "-- " + shown(message.at) +
                        " UTC  the desk: " + text::shown_in_line(message.subject) + "  to " +
                        listed_addresses(message.recipients);
      Cell folded_letter("", Tone::Faint);
      folded_letter.text = line;  // its parts are made fit already, and its columns stay
      out << '\n' << painted(folded_letter, invocation.terminal_width) << '\n';
      files += mail ? mail->attachments.size() : 0;
      continue;
    }
    out << '\n' << heading(message, mail) << '\n';
    if (!mail) continue;
    print_text(out, telling == Telling::Whole || mail->reply.empty() ? mail->text : mail->reply);
    for (const auto& file : mail->attachments)
      out << "[file " << ++files << ": " << (file.name.empty() ? file.type : file.name) << ", " << file.size
          << " bytes]\n";
  }
}

nlohmann::json conversation_json(store::Session& session, const std::vector<store::MessageLine>& messages) {
  auto array = to_json(messages);
  std::size_t files = 0;
  for (std::size_t i = 0; i < messages.size(); ++i) {
    const auto mail = mail_of(session, messages[i]);
    auto& object = array.at(i);
    object["text"] = mail ? nlohmann::json(mail->text) : nlohmann::json();
    object["reply"] = mail ? nlohmann::json(mail->reply) : nlohmann::json();
    if (mail && !mail->html.empty()) object["html"] = mail->html;
    auto attachments = nlohmann::json::array();
    if (mail)
      for (const auto& file : mail->attachments)
        attachments.push_back({{"n", ++files},
                               {"name", file.name},
                               {"type", file.type},
                               {"size", file.size},
                               {"sha256", mail::hex(file.sha256)}});
    object["attachments"] = std::move(attachments);
  }
  return array;
}

}  // namespace ticketd::console
