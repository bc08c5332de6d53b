// SPDX-License-Identifier: Apache-2.0
#include "flow/conversation/agent_mail.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "domain/address.hpp"
#include "flow/conversation/apply_plan.hpp"
#include "flow/conversation/held_answers.hpp"
#include "flow/conversation/inside.hpp"
#include "flow/conversation/leaks.hpp"
#include "flow/letters/enclosed.hpp"
#include "flow/letters/own_text.hpp"
#include "mail/proof/shown_token.hpp"
#include "store/agent_work.hpp"
#include "store/tickets.hpp"

namespace ticketd::flow {
namespace {

using domain::ResultKind;

void remark_leak(const Scene& scene, const domain::Ticket& ticket, const FiledMail& filed, Action& action) {
  const auto other = burn_disclosed_token(scene, ticket, filed);
  if (!other) return;
  action.remarks.push_back(
      {.command = ResultKind::YourMail, .done = domain::CommandResult{ResultKind::MailWentAlong, *other}});
}

void remark_files(const domain::ActionPlan& plan, const std::vector<std::string>& kept_back, Action& action) {
  if (plan.text.empty() && plan.handover.empty()) return;
  const auto remark = [&](const std::string& name, ResultKind why) {
    action.remarks.push_back({.command = ResultKind::YourFile, .refused = domain::CommandResult{why, name}});
  };
  for (const auto& name : action.enclosed.left_out) remark(name, ResultKind::FileTooLarge);
  for (const auto& name : kept_back) remark(name, ResultKind::FileShowsIds);
}

}  // namespace

void handle_agent_mail(const Scene& scene, const domain::Ticket& ticket, const FiledMail& filed) {
  const auto& mail = *filed.arrival.mail;
  const auto* const agent = scene.desk.directory().agent_named(filed.facts.claimed_agent);
  Action action{.actor = agent->name, .agent = agent, .enclosed = enclose(mail, *filed.arrival.packed)};
  const auto kept_back = keep_back_tokens(action.enclosed);
  const auto ours = texts_sent_to(scene, ticket.number, filed.facts.sender);
  auto written = read_agents_mail(scene, ticket.number, mail, ours);
  remark_leak(scene, ticket, filed, action);
  if (asks_to_send(written)) return send_held(scene, ticket, filed, std::move(written), std::move(action));
  if (!written.doubt.empty()) return hold_answer(scene, ticket, *agent, filed, written.doubt);
  action.words = written.text;
  if (is_to_a_colleague(scene.desk, *agent, mail)) {
    written.text.clear();
    store::make_note(scene.session, filed.message);
    store::add_event(scene.session, ticket.number,
                     {scene.now, agent->name, domain::event::Noted{domain::event::Noted::Kind::AmongAgents}});
  } else {
    written.text = mail::without_tokens(written.text);
    speak_for_files(written, action.enclosed);
  }
  auto plan = plan_for(scene, ticket, written, agent->name);
  if (!plan.text.empty())
    if (const auto objection = keep_inside(scene, ticket.number, ours, plan.text))
      return hold_answer(scene, ticket, *agent, filed, *objection);
  if (plan.keeps_internal || plan.is_refused || !plan.handover.empty())
    store::make_note(scene.session, filed.message);
  remark_files(plan, kept_back, action);
  apply_plan(scene, ticket, plan, action);
}

}  // namespace ticketd::flow
