// SPDX-License-Identifier: Apache-2.0
#include "flow/conversation/action_letters.hpp"

#include "domain/address.hpp"
#include "flow/conversation/approval.hpp"
#include "flow/letters/own_text.hpp"
#include "flow/letters/record.hpp"
#include "flow/letters/ticket_fields.hpp"
#include "flow/letters/words.hpp"
#include "mail/reply/visible_reply.hpp"
#include "store/agent_work.hpp"
#include "text/trim.hpp"

namespace ticketd::flow {
namespace {

constexpr std::size_t quoted_lines = 40;

std::string first_lines(const std::string& text) {
  std::size_t end = 0;
  for (std::size_t lines = 0; lines < quoted_lines && end < text.size(); ++lines) {
    const auto next = text.find('\n', end);
    if (next == std::string::npos) return text;
    end = next + 1;
  }
  return end < text.size() ? text.substr(0, end) + "[...]" : text;
}

// What the requester wrote last, for those who have forgotten.
std::string history_of(const Scene& scene, const domain::Ticket& ticket) {
  const auto message = store::last_written_by(scene.session, ticket.number, ticket.requester);
  if (!message) return {};
  return first_lines(mail::visible_reply(text_of(scene, *message)));
}

// Customers know agents, not the programs that act for them.
std::string name_for_customers(const Scene& scene, const domain::Ticket& ticket, const Action& action) {
  if (scene.desk.directory().agent_named(action.actor) != nullptr) return action.actor;
  return ticket.assignee.empty() ? scene.desk.config().desk.name : ticket.assignee;
}

// The mail that says something else tells of it as well: one action makes one mail.
void set_new_priority(const Scene& scene, const domain::Ticket& ticket, const domain::ActionPlan& plan,
                      mail::Fields& fields) {
  if (plan.priority_before && *plan.priority_before != ticket.priority)
    fields.set("new_priority", priority_words(scene.desk.words(ticket.language), ticket.priority));
}

StatusMail agent_reply(const Scene& scene, const domain::Ticket& ticket, const domain::ActionPlan& plan,
                       const Action& action) {
  auto fields = ticket_fields(scene.desk, ticket);
  const auto agent = name_for_customers(scene, ticket, action);
  fields.set("agent", agent).set("text", plan.text).set("history", history_of(scene, ticket));
  set_new_priority(scene, ticket, plan, fields);
  if (plan.cause && ticket.status == domain::Status::Waiting) fields.flag("waiting");
  if (plan.merge_into)
    fields.set("into", std::to_string(plan.merge_into->value));
  else if (plan.cause && ticket.status == domain::Status::Closed)
    fields.flag("closed");
  if (ticket.status == domain::Status::Resolved)
    fields.flag("resolved")
        .set("approve_by", moment_words(scene.desk, ticket, ticket.language, approve_by(scene, ticket)));
  return {.letter = mail::LetterKind::AgentReply,
          .fields = std::move(fields),
          .from_name = agent + " (" + scene.desk.config().desk.name + ")",
          .author = action.actor,
          .enclosures = action.enclosed.files};
}

void leave_out(const domain::Agent& agent, StatusMail& mail) {
  mail.not_to.push_back(domain::folded(agent.address));
  for (const auto& other : agent.addresses) mail.not_to.push_back(domain::folded(other));
}

std::optional<mail::LetterKind> letter_for(domain::Cause cause) {
  switch (cause) {
    case domain::Cause::Started: return mail::LetterKind::WorkStarted;
    case domain::Cause::WaitAsked: return mail::LetterKind::Waiting;
    case domain::Cause::ResolveAsked: return mail::LetterKind::Resolved;
    case domain::Cause::CloseAsked: return mail::LetterKind::Closed;
    case domain::Cause::ReopenAsked: return mail::LetterKind::Reopened;
    case domain::Cause::MergedAway: return mail::LetterKind::Merged;
    default: return std::nullopt;
  }
}

StatusMail change_letter(const Scene& scene, const domain::Ticket& ticket, const domain::ActionPlan& plan,
                         const Action& action, mail::LetterKind letter) {
  auto fields = ticket_fields(scene.desk, ticket);
  fields.set("agent", name_for_customers(scene, ticket, action));
  if (letter == mail::LetterKind::Resolved)
    fields.set("approve_by", moment_words(scene.desk, ticket, ticket.language, approve_by(scene, ticket)));
  if (letter == mail::LetterKind::Closed)
    fields.set("reopen_until", moment_words(scene.desk, ticket, ticket.language,
                                            scene.now + scene.desk.config().tickets.reopen_within));
  if (plan.merge_into) fields.set("into", std::to_string(plan.merge_into->value));
  set_new_priority(scene, ticket, plan, fields);
  return {.letter = letter, .fields = std::move(fields)};
}

// Of work that has begun nothing is promised any more.
StatusMail priority_letter(const Scene& scene, const domain::Ticket& ticket, const domain::ActionPlan& plan) {
  auto fields = ticket_fields(scene.desk, ticket);
  fields.set("before", priority_words(scene.desk.words(ticket.language), *plan.priority_before));
  if (ticket.work_began)
    fields.set("priority", priority_words(scene.desk.words(ticket.language), ticket.priority));
  else
    set_promise(scene.desk, ticket, ticket.language, fields);
  return {.letter = mail::LetterKind::PriorityChanged, .fields = std::move(fields)};
}

const config::Language& words_for(const Scene& scene, const domain::Agent& agent) {
  return scene.desk.words(scene.desk.language_of(&agent));
}

mail::Fields result_fields(const config::Language& language, const domain::CommandOutcome& outcome) {
  mail::Fields fields;
  fields.set("command", subject_words(language, outcome)).set("nearest", outcome.nearest);
  if (outcome.done) fields.set("done", result_words(language, *outcome.done));
  if (outcome.refused) fields.set("refused", result_words(language, *outcome.refused));
  return fields;
}

}  // namespace

std::optional<StatusMail> customer_letter(const Scene& scene, const domain::Ticket& ticket,
                                          const domain::ActionPlan& plan, const Action& action) {
  std::optional<StatusMail> mail;
  if (!plan.text.empty()) {
    mail = agent_reply(scene, ticket, plan, action);
  } else if (plan.cause) {
    const auto letter = letter_for(*plan.cause);
    if (letter) mail = change_letter(scene, ticket, plan, action, *letter);
  } else if (plan.priority_before && *plan.priority_before != ticket.priority) {
    mail = priority_letter(scene, ticket, plan);
  }
  if (!mail) return mail;
  // Who acts is answered, and who gets the ticket is told of it: one mail each.
  if (action.agent != nullptr) leave_out(*action.agent, *mail);
  if (const auto* const assignee = scene.desk.directory().agent_named(ticket.assignee))
    if (action.hands_over) leave_out(*assignee, *mail);
  return mail;
}

void answer_agent(const Scene& scene, const domain::Ticket& ticket, const domain::ActionPlan& plan,
                  const Action& action) {
  if (action.agent == nullptr || (plan.outcomes.empty() && action.remarks.empty())) return;
  std::vector<mail::Fields> results;
  const auto& language = words_for(scene, *action.agent);
  for (const auto& outcome : plan.outcomes) results.push_back(result_fields(language, outcome));
  for (const auto& remark : action.remarks) results.push_back(result_fields(language, remark));
  auto fields = ticket_fields(scene.desk, ticket);
  fields.list("results", std::move(results));
  if (plan.wants_help) fields.flag("help");
  if (plan.is_refused) {
    fields.flag("nothing_done");
    if (!text::is_only_blank(action.words)) fields.set("text", action.words);
  }
  StatusMail mail{.letter = mail::LetterKind::CommandResults, .fields = std::move(fields)};
  if (plan.wants_history && !plan.is_refused)
    mail.enclosures.push_back(
        enclosed_file("history-" + std::to_string(ticket.number.value) + ".txt", "text/plain",
                      whole_record(scene, ticket, scene.desk.language_of(action.agent))));
  notify_one(scene, ticket, mail, {action.agent->name, action.agent->address}, mail::TokenRole::Agent);
}

}  // namespace ticketd::flow
