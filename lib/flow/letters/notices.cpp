// SPDX-License-Identifier: Apache-2.0
#include "flow/letters/notices.hpp"

#include "domain/address.hpp"
#include "domain/fitting_commands.hpp"
#include "flow/letters/status_mails.hpp"
#include "flow/letters/ticket_fields.hpp"
#include "flow/letters/words.hpp"
#include "flow/pool.hpp"
#include "mail/parse.hpp"
#include "store/agent_work.hpp"
#include "store/messages.hpp"

namespace ticketd::flow {
namespace {

constexpr std::size_t longest_notice = 100'000;

std::string cut(std::string_view text) {
  if (text.size() <= longest_notice) return std::string(text);
  auto end = text.rfind('\n', longest_notice);
  if (end == std::string_view::npos) end = text.rfind(' ', longest_notice);
  return std::string(text.substr(0, end == std::string_view::npos ? 0 : end)) + "\n[...]";
}

std::string from_words(const mail::Mail& mail) {
  if (mail.from.empty()) return "-";
  const auto& from = mail.from.front();
  return or_dash(from.name.empty() ? from.address : from.name + " <" + from.address + ">");
}

void tell_agent(const Scene& scene, const domain::Ticket& ticket, std::string_view name, StatusMail mail) {
  const auto* const agent = scene.desk.directory().agent_named(name);
  if (agent == nullptr) return;
  notify_one(scene, ticket, mail, {agent->name, agent->address}, mail::TokenRole::Agent);
}

const std::string& language_of(const Scene& scene, std::string_view agent_name) {
  return scene.desk.language_of(scene.desk.directory().agent_named(agent_name));
}

bool is_by(const mail::Mail& mail, const Desk& desk, std::string_view name) {
  const auto* const agent = desk.directory().agent_named(name);
  return agent != nullptr && !mail.from.empty() && domain::is_address_of(*agent, mail.from.front().address);
}

// What the agent can do about it now.
std::string commands_for(const Scene& scene, const domain::Ticket& ticket, std::string_view name) {
  const auto words =
      domain::fitting_commands({ticket.status, ticket.work_began.has_value(), ticket.assignee == name});
  return command_words(scene.desk.words(language_of(scene, name)), words);
}

void set_answer(const Scene& scene, const domain::Ticket& ticket, const AnswerRead& answer,
                std::string_view language, mail::Fields& fields) {
  const auto then = answer.then ? moment_words(scene.desk, ticket, language, *answer.then) : std::string();
  switch (answer.as) {
    case domain::ReadAs::Yes: fields.flag("read_yes"); break;
    case domain::ReadAs::No: fields.flag("read_no"); break;
    case domain::ReadAs::Thanks: fields.flag("read_thanks").set("closes", then); break;
    case domain::ReadAs::UnprovenYes: fields.flag("unproven_yes"); break;
    case domain::ReadAs::Unclear: fields.set("reopens", then); break;
  }
}

// Neither agents nor ops: enclosing files for nobody would unpack each mail again.
bool is_anybody_there(const Scene& scene, const std::vector<std::string>& agents) {
  return !agents.empty() ||
         (scene.desk.directory().agents().empty() && !scene.desk.config().desk.ops.empty());
}

// A desk that has no agents yet: desk.ops hear what would be theirs, so that no customer waits for nobody.
void tell_ops_instead(const Scene& scene, const domain::Ticket& ticket, StatusMail mail) {
  if (!scene.desk.directory().agents().empty()) return;
  mail.fields.flag("for_ops").set("commands", "-");
  for (const auto& address : scene.desk.config().desk.ops)
    notify_one(scene, ticket, mail, {"", address}, mail::TokenRole::Ops);
}

StatusMail new_ticket_notice(const Scene& scene, const domain::Ticket& ticket, const Original& original,
                             const Enclosed& enclosed, const std::string& language) {
  auto fields = ticket_fields(scene.desk, ticket);
  set_target(scene.desk, ticket, language, fields);
  set_asked(scene.desk, ticket, original.mail, language, fields);
  fields.set("from", from_words(original.mail))
      .set("customer", ticket.customer)
      .set("contract", ticket.contract)
      .set("assignee", ticket.assignee)
      .set("text", or_dash(cut(original.mail.text)))
      .list("attachments", enclosed.described);
  return {.letter = mail::LetterKind::NewTicket, .fields = std::move(fields), .enclosures = enclosed.files};
}

void tell_of_ticket(const Scene& scene, const domain::Ticket& ticket, const Original& original,
                    const std::vector<std::string>& agents, const HandoverWords& words) {
  if (!is_anybody_there(scene, agents)) return;
  auto enclosed = enclose(original.mail, original.packed);
  if (!words.text.empty())
    enclosed.files.insert(enclosed.files.end(), words.files.begin(), words.files.end());
  for (const auto& name : agents) {
    auto notice = new_ticket_notice(scene, ticket, original, enclosed, language_of(scene, name));
    notice.fields.set("commands", commands_for(scene, ticket, name));
    if (!words.text.empty()) notice.fields.set("by", words.by).set("handover", cut(words.text));
    tell_agent(scene, ticket, name, std::move(notice));
  }
  tell_ops_instead(scene, ticket,
                   new_ticket_notice(scene, ticket, original, enclosed, scene.desk.config().desk.language));
}

}  // namespace

std::vector<std::string> notice_recipients(const Scene& scene, const domain::Ticket& ticket) {
  if (scene.desk.directory().agent_named(ticket.assignee) != nullptr) return {ticket.assignee};
  return agents_of(scene.desk, queue_of(scene, ticket));
}

void tell_of_new_ticket(const Scene& scene, const domain::Ticket& ticket, const Original& original) {
  tell_of_ticket(scene, ticket, original, notice_recipients(scene, ticket), {});
}

void hand_over(const Scene& scene, const domain::Ticket& ticket, std::string_view agent,
               const HandoverWords& words) {
  const auto message = store::last_written_by(scene.session, ticket.number, ticket.requester);
  const auto packed = message ? store::packed_content_of(scene.session, *message) : std::nullopt;
  if (!packed && words.text.empty()) return;
  const auto kept = packed ? *packed : store::pack("");
  const auto mail = mail::parse(store::unpack(kept), {}, mail::Reading::Filing);
  tell_of_ticket(scene, ticket, {mail, kept}, {std::string(agent)}, words);
}

void tell_of_reply(const Scene& scene, const domain::Ticket& ticket, const Original& original,
                   std::string_view visible, const Effect& effect) {
  auto agents = notice_recipients(scene, ticket);
  std::erase_if(agents, [&](const std::string& name) { return is_by(original.mail, scene.desk, name); });
  if (!is_anybody_there(scene, agents)) return;
  const auto enclosed = enclose(original.mail, original.packed);
  auto fields = ticket_fields(scene.desk, ticket);
  fields.set("from", from_words(original.mail))
      .set("assignee", ticket.assignee)
      .set("text", or_dash(cut(visible)))
      .list("attachments", enclosed.described);
  if (effect.resumes_clocks) fields.flag("resumed");
  for (const auto& name : agents) {
    fields.set("commands", commands_for(scene, ticket, name));
    if (effect.answer) set_answer(scene, ticket, *effect.answer, language_of(scene, name), fields);
    tell_agent(scene, ticket, name,
               {.letter = mail::LetterKind::CustomerReply, .fields = fields, .enclosures = enclosed.files});
  }
  tell_ops_instead(
      scene, ticket,
      {.letter = mail::LetterKind::CustomerReply, .fields = std::move(fields), .enclosures = enclosed.files});
}

void tell_of_reopening(const Scene& scene, const domain::Ticket& ticket) {
  for (const auto& name : notice_recipients(scene, ticket)) {
    auto fields = ticket_fields(scene.desk, ticket);
    fields.set("commands", commands_for(scene, ticket, name));
    tell_agent(scene, ticket, name, {.letter = mail::LetterKind::ReopenedNote, .fields = std::move(fields)});
  }
}

void tell_of_loop(const Scene& scene, const domain::Ticket& ticket, const std::vector<HeldWords>& held) {
  std::vector<mail::Fields> mails;
  for (const auto& each : held) {
    mail::Fields item;
    const auto& [name, address] = each.from;
    item.set("from", or_dash(name.empty() ? address : name + " <" + address + ">"))
        .set("text", or_dash(each.text));
    mails.push_back(std::move(item));
  }
  auto fields = ticket_fields(scene.desk, ticket);
  fields.list("mails", std::move(mails));
  const StatusMail mail{.letter = mail::LetterKind::LoopStopped, .fields = std::move(fields)};
  const auto agents = notice_recipients(scene, ticket);
  for (const auto& name : agents) tell_agent(scene, ticket, name, mail);
  if (!agents.empty()) return;
  for (const auto& address : scene.desk.config().desk.ops)
    notify_one(scene, ticket, mail, {"", address}, mail::TokenRole::Ops);
}

void tell_of_undelivered(const Scene& scene, const domain::Ticket& ticket, const Undelivered& mail) {
  auto fields = ticket_fields(scene.desk, ticket);
  fields.set("recipient", or_dash(mail.recipient)).set("words", mail.words).set("text", cut(mail.text));
  const bool has_author = scene.desk.directory().agent_named(mail.author) != nullptr;
  for (const auto& name : has_author ? std::vector{mail.author} : notice_recipients(scene, ticket))
    tell_agent(scene, ticket, name, {.letter = mail::LetterKind::BounceNote, .fields = fields});
  tell_ops_instead(scene, ticket, {.letter = mail::LetterKind::BounceNote, .fields = std::move(fields)});
}

}  // namespace ticketd::flow
