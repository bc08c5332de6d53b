// SPDX-License-Identifier: Apache-2.0
#include "flow/conversation/held_answers.hpp"

#include <algorithm>
#include <iterator>
#include <optional>
#include <utility>

#include "domain/address.hpp"
#include "domain/event.hpp"
#include "flow/conversation/apply_plan.hpp"
#include "flow/conversation/inside.hpp"
#include "flow/conversation/leaks.hpp"
#include "flow/letters/own_text.hpp"
#include "flow/letters/status_mails.hpp"
#include "flow/letters/ticket_fields.hpp"
#include "mail/parse.hpp"
#include "mail/proof/shown_token.hpp"
#include "store/agent_work.hpp"
#include "store/held_answers.hpp"
#include "store/messages.hpp"
#include "store/tickets.hpp"
#include "text/trim.hpp"

namespace ticketd::flow {
namespace {

using domain::ResultKind;

constexpr std::int64_t most_unproven = 5;  // an hour and agent
constexpr std::int64_t most_proven = 20;
constexpr domain::Seconds counted = std::chrono::hours{1};
constexpr domain::Seconds kept_for = std::chrono::days{7};
constexpr std::size_t longest_text = 100'000;

bool is_send(const domain::CommandLine& line) {
  const auto* const command = std::get_if<domain::Command>(&line.meaning);
  return command != nullptr && std::holds_alternative<domain::command::Send>(*command);
}

std::string held_words(const Scene& scene, domain::TicketNumber ticket, const domain::Agent& agent,
                       const mail::Mail& mail) {
  return mail::without_tokens(words_of(scene, ticket, domain::folded(agent.address), mail));
}

std::string from_words(const mail::Mail& mail) {
  if (mail.from.empty()) return "-";
  const auto& from = mail.from.front();
  if (from.address.empty()) return from.name.empty() ? "-" : from.name;
  return from.name.empty() ? from.address : from.name + " <" + from.address + ">";
}

struct Holding {
  const domain::Agent& agent;
  std::string why;
  store::HeldProof proof = store::HeldProof::None;
  store::HeldState state = store::HeldState::Held;
  bool opened = false;  // the mail is the first of its ticket
};

mail::Fields fields_of(const Scene& scene, const domain::Ticket& ticket, const mail::Mail& mail,
                       const Holding& holding, const std::string& words) {
  auto fields = ticket_fields(scene.desk, ticket);
  fields.set("recipient", ticket.requester.empty() ? "-" : ticket.requester)
      .set("from", from_words(mail))
      .set("why", holding.why)
      .set("text", text::is_only_blank(words) ? "-" : words);
  if (holding.opened) fields.flag("opened");
  if (holding.state != store::HeldState::Held) return fields;
  fields.flag("can_send");
  if (holding.proof == store::HeldProof::None && !mail.attachments.empty()) fields.flag("files_stay");
  return fields;
}

bool is_room_for(const Scene& scene, const Holding& holding) {
  const auto held =
      store::held_between(scene.session, holding.agent.name, holding.proof, scene.now - counted, scene.now);
  return held < (holding.proof == store::HeldProof::Own ? most_proven : most_unproven);
}

// The one that the mail answers, by the token of the letter that told of it.
std::optional<store::HeldAnswer> answered(const Scene& scene, domain::TicketNumber ticket,
                                          const domain::ProofFacts& proof) {
  for (const auto& token : proof.tokens) {
    if (!token.is_answered || !token.for_agent || !token.to_sender || token.ticket != ticket) continue;
    if (auto held = store::held_answer_told_by(scene.session, token.row)) return held;
  }
  return std::nullopt;
}

// A robot at the agent's address says the same to what returns its words: that ends here.
bool says_the_same_again(const Scene& scene, const domain::Ticket& ticket, const FiledMail& filed,
                         const std::string& words) {
  const auto& tokens = filed.facts.proof.tokens;
  return std::any_of(tokens.begin(), tokens.end(), [&](const domain::CarriedToken& token) {
    if (!token.is_answered || token.ticket != ticket.number) return false;
    const auto held = store::held_answer_told_by(scene.session, token.row);
    return held && held->words == words;
  });
}

// Where nothing is the agent's own, at least what there is.
std::string shown(std::string_view words, const mail::Mail& mail) {
  const std::string text = text::is_only_blank(words) ? mail::without_tokens(mail.text) : std::string(words);
  if (text.size() <= longest_text) return text;
  const auto end = text.rfind('\n', longest_text);
  return text.substr(0, end == std::string::npos ? 0 : end) + "\n[...]";
}

// False: the agent was not told.
bool hold(const Scene& scene, const domain::Ticket& ticket, const FiledMail& filed, Holding holding) {
  if (!holding.opened) store::make_note(scene.session, filed.message);
  if (!is_room_for(scene, holding)) return false;
  const auto& mail = *filed.arrival.mail;
  auto words = held_words(scene, ticket.number, holding.agent, mail);
  const bool says_nothing =
      text::is_only_blank(words) && (holding.proof == store::HeldProof::None || mail.attachments.empty());
  if (says_nothing || words.size() > longest_text || asks_to_send(domain::read_commands(words)) ||
      is_to_a_colleague(scene.desk, holding.agent, mail))
    holding.state = store::HeldState::OnlyReturned;
  if (says_the_same_again(scene, ticket, filed, words)) return false;
  const auto row = notify_one(scene, ticket,
                              {.letter = mail::LetterKind::NotSent,
                               .fields = fields_of(scene, ticket, mail, holding, shown(words, mail))},
                              {holding.agent.name, holding.agent.address}, mail::TokenRole::Agent);
  if (!row) return false;
  store::add_event(scene.session, ticket.number,
                   {scene.now, "ticketd", domain::event::AnswerHeld{holding.agent.name, holding.why}});
  store::add_held_answer(scene.session, {holding.agent.name, ticket.number, filed.message, scene.now,
                                         holding.why, std::move(words), holding.proof, holding.state, *row});
  return true;
}

// None: nothing is against sending it.
std::optional<ResultKind> objection_to(const std::optional<store::HeldAnswer>& held, const std::string& agent,
                                       domain::Instant now) {
  if (!held || held->agent != agent) return ResultKind::NothingReturned;
  if (held->state == store::HeldState::Sent) return ResultKind::SentAlready;
  if (held->state == store::HeldState::OnlyReturned) return ResultKind::OnlyReturned;
  if (now - held->at > kept_for) return ResultKind::TooOld;
  return std::nullopt;
}

// The held mail's own words and files take the place of those of the mail that sends it.
class Sending {
 public:
  Sending(const Scene& scene, const store::HeldAnswer& held, Action& action)
      : scene_(scene),
        held_(held),
        action_(action),
        packed_(store::packed_content_of(scene.session, held.message).value()),
        mail_(mail::parse(store::unpack(packed_), {}, mail::Reading::Filing)) {}

  void take_place_of(domain::WrittenCommands& written) {
    std::erase_if(written.lines, is_send);
    if (!text::is_only_blank(written.text)) remark(ResultKind::YourWords, {ResultKind::OnlyReturnedMeant});
    auto words = read_held_words(scene_, held_.ticket, held_.words);
    std::move(written.lines.begin(), written.lines.end(), std::back_inserter(words.lines));
    written = std::move(words);
    take_files();
    speak_for_files(written, action_.enclosed);
  }

 private:
  // Nobody has shown the agent what is in the files of a mail that may be somebody else's.
  void take_files() {
    action_.enclosed = {};
    if (held_.proof == store::HeldProof::None) {
      if (!mail_.attachments.empty()) remark(ResultKind::ItsFiles, {ResultKind::FilesUnproven});
      return;
    }
    action_.enclosed = enclose(mail_, packed_);
    for (const auto& name : keep_back_tokens(action_.enclosed))
      remark(ResultKind::ItsFile, {ResultKind::FileShowsIds, name});
  }

  void remark(ResultKind what, domain::CommandResult why) {
    action_.remarks.push_back({.command = what, .refused = std::move(why)});
  }

  const Scene& scene_;
  const store::HeldAnswer& held_;
  Action& action_;
  store::Packed packed_;
  mail::Mail mail_;
};

void refuse_send(domain::WrittenCommands& written, ResultKind why) {
  written.text.clear();
  for (auto& line : written.lines)
    if (is_send(line)) line.meaning = domain::NotUnderstood{{why}, ""};
}

domain::CommandResult outcome_of(const domain::ActionPlan& plan, const domain::Ticket& ticket) {
  if (plan.is_refused) return {ResultKind::Possible};
  if (!plan.handover.empty()) return {ResultKind::SentTo, plan.ticket.assignee};
  if (plan.text.empty()) return {ResultKind::DoneAsSaid};
  return {ResultKind::SentTo, ticket.requester};
}

}  // namespace

void hold_answer(const Scene& scene, const domain::Ticket& ticket, const domain::Agent& agent,
                 const FiledMail& filed, std::string why) {
  if (hold(scene, ticket, filed, {agent, why, store::HeldProof::Own})) return;
  std::string what = filed.arrival.mail->subject.substr(0, 100);
  store::add_refusal(scene.session, agent.name, {ticket.number, scene.now, std::move(what), std::move(why)});
}

bool return_unproven(const Scene& scene, const domain::Ticket& ticket, const domain::Agent& agent,
                     const FiledMail& filed, std::string why, Release release) {
  const auto state = release == Release::BySend ? store::HeldState::Held : store::HeldState::OnlyReturned;
  return hold(scene, ticket, filed,
              {agent, std::move(why), store::HeldProof::None, state, release == Release::Opened});
}

bool asks_to_send(const domain::WrittenCommands& written) {
  return std::any_of(written.lines.begin(), written.lines.end(), is_send);
}

void send_held(const Scene& scene, const domain::Ticket& ticket, const FiledMail& filed,
               domain::WrittenCommands written, Action action) {
  store::make_note(scene.session, filed.message);
  const auto held = answered(scene, ticket.number, filed.facts.proof);
  const auto objection = objection_to(held, action.actor, scene.now);
  if (!objection)
    Sending(scene, *held, action).take_place_of(written);
  else
    refuse_send(written, *objection);
  const auto plan = plan_for(scene, ticket, written, action.actor);
  if (!objection) {
    action.remarks.insert(action.remarks.begin(),
                          {.command = std::string("/send"), .done = outcome_of(plan, ticket)});
    if (!plan.is_refused) {
      store::mark_held_sent(scene.session, held->mail);
      store::add_event(scene.session, ticket.number,
                       {scene.now, action.actor, domain::event::AnswerReleased{held->why}});
    }
  }
  apply_plan(scene, ticket, plan, action);
}

}  // namespace ticketd::flow
