// SPDX-License-Identifier: Apache-2.0
#include "flow/conversation/leaks.hpp"

#include <algorithm>

#include "domain/event.hpp"
#include "flow/letters/status_mails.hpp"
#include "flow/letters/ticket_fields.hpp"
#include "mail/proof/shown_token.hpp"
#include "store/agent_work.hpp"
#include "store/outbox.hpp"
#include "store/tickets.hpp"

namespace ticketd::flow {
namespace {

std::optional<std::string> first_outsider(const Desk& desk, const mail::Mail& mail) {
  for (const auto* const addresses : {&mail.to, &mail.cc})
    for (const auto& each : *addresses)
      if (!each.address.empty() && !desk.is_own_address(each.address) &&
          desk.directory().agent_with(each.address) == nullptr)
        return each.address;
  return std::nullopt;
}

void note_burnt(const Scene& scene, const domain::Ticket& ticket, domain::event::TokenBurnt what) {
  store::add_event(scene.session, ticket.number, {scene.now, "ticketd", std::move(what)});
}

void send_fresh_token(const Scene& scene, const domain::Ticket& ticket, const domain::Agent& agent,
                      const std::string& who) {
  mail::Fields line;
  line.set("command", "(our mail to you)")
      .set("done", "")
      .set("refused", who + " has got it as well; from now on please answer this mail instead")
      .set("nearest", "");
  auto fields = ticket_fields(scene.desk, ticket);
  fields.list("results", {std::move(line)});
  notify_one(scene, ticket, {.letter = mail::LetterKind::CommandResults, .fields = std::move(fields)},
             {agent.name, agent.address}, mail::TokenRole::Agent);
}

}  // namespace

std::optional<std::string> burn_disclosed_token(const Scene& scene, const domain::Ticket& ticket,
                                                const FiledMail& filed) {
  auto other = first_outsider(scene.desk, *filed.arrival.mail);
  if (!other) return std::nullopt;
  bool burnt = false;
  for (const auto& token : filed.facts.proof.tokens) {
    if (!token.for_agent || token.is_burnt) continue;
    store::burn(scene.session, token.row, scene.now);
    burnt = true;
  }
  if (!burnt) return std::nullopt;
  note_burnt(scene, ticket, {domain::event::TokenBurnt::How::SentAlong, filed.facts.claimed_agent, *other});
  return other;
}

void burn_quoted_tokens(const Scene& scene, const domain::Ticket& ticket, const FiledMail& filed) {
  burn_quoted_tokens(scene, ticket, filed, ticket.assignee);
}

void burn_quoted_tokens(const Scene& scene, const domain::Ticket& ticket, const FiledMail& filed,
                        std::string told) {
  const std::string who = filed.facts.sender.empty() ? "somebody" : filed.facts.sender;
  for (const auto& token : filed.facts.proof.tokens) {
    if (!token.for_agent || token.is_burnt || token.to_sender) continue;
    store::burn(scene.session, token.row, scene.now);
    const auto row = store::outbox_row(scene.session, token.row);
    const auto* const agent = row ? scene.desk.directory().agent_with(row->recipient) : nullptr;
    if (agent == nullptr || agent->name == told) continue;
    told = agent->name;
    send_fresh_token(scene, ticket, *agent, who);
  }
  const auto& tokens = filed.facts.proof.tokens;
  const bool shown = std::any_of(tokens.begin(), tokens.end(), [](const auto& token) {
    return token.for_agent && !token.is_burnt && !token.to_sender;
  });
  if (shown) note_burnt(scene, ticket, {domain::event::TokenBurnt::How::Shown, filed.facts.sender});
}

std::vector<std::string> keep_back_tokens(Enclosed& enclosed) {
  std::vector<std::string> kept_back;
  std::erase_if(enclosed.files, [&](const mail::OutgoingAttachment& file) {
    if (!mail::shows_token(file.content)) return false;
    kept_back.push_back(file.name);
    return true;
  });
  return kept_back;
}

}  // namespace ticketd::flow
