// SPDX-License-Identifier: Apache-2.0
#include "flow/conversation/refusals.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "domain/event.hpp"
#include "flow/conversation/held_answers.hpp"
#include "flow/letters/post.hpp"
#include "flow/letters/words.hpp"
#include "store/agent_work.hpp"
#include "store/outbox.hpp"
#include "store/store.hpp"
#include "store/tickets.hpp"

namespace ticketd::flow {
namespace {

constexpr std::string_view refusals_timer = "refusals";
constexpr domain::Seconds between_refusal_digests = std::chrono::hours{1};
constexpr std::size_t most_refusals_in_a_digest = 50;
constexpr std::size_t longest_refused_subject = 100;

void send_digest(const Scene& scene, const domain::Agent& agent) {
  const auto& language = scene.desk.language_of(&agent);
  const domain::TimeZone zone("UTC");
  std::vector<mail::Fields> items;
  for (const auto& refusal : store::untold_refusals(scene.session, agent.name, most_refusals_in_a_digest)) {
    mail::Fields item;
    item.set("number", std::to_string(refusal.ticket.value))
        .set("at", instant_words(scene.desk.words(language), zone, refusal.at))
        .set("what", refusal.what)
        .set("why", refusal.why);
    items.push_back(std::move(item));
  }
  mail::Fields fields;
  fields.set("desk", scene.desk.config().desk.name).list("refusals", std::move(items));
  auto letter = rendered(scene.desk, mail::LetterKind::RefusalDigest, language, fields);
  letter.to = {agent.name, agent.address};
  letter.role = mail::TokenRole::Ops;  // an answer to it is about no ticket and proves nothing
  send_letter(scene, scene.desk.ops_queue(), letter);
  store::mark_told(scene.session, agent.name, scene.now);
}

void note_refused(const Scene& scene, domain::TicketNumber ticket, const std::string& agent,
                  const std::string& why) {
  store::add_event(scene.session, ticket, {scene.now, "ticketd", domain::event::ProofRefused{agent, why}});
}

void add_to_digest(const Scene& scene, domain::TicketNumber ticket, const std::string& agent,
                   const mail::Mail& mail, std::string why) {
  std::string what = mail.subject.empty() ? "a mail without a subject" : mail.subject;
  if (what.size() > longest_refused_subject) what = "a mail with a long subject";
  store::add_refusal(scene.session, agent, {ticket, scene.now, std::move(what), std::move(why)});
}

const domain::Agent* owner_of(const Scene& scene, const domain::CarriedToken& token) {
  const auto row = store::outbox_row(scene.session, token.row);
  return row ? scene.desk.directory().agent_with(row->recipient) : nullptr;
}

// Burnt or not: it was made for this agent and this ticket.
bool carries_token_of(const Scene& scene, domain::TicketNumber ticket, const FiledMail& filed,
                      const domain::Agent& agent) {
  const auto& tokens = filed.facts.proof.tokens;
  return std::any_of(tokens.begin(), tokens.end(), [&](const domain::CarriedToken& token) {
    if (!token.for_agent || token.ticket != ticket) return false;
    const auto* const owner = owner_of(scene, token);
    return owner != nullptr && owner->name == agent.name;
  });
}

// Whom the very mail was sent to that this one answers; an expert who was asked answers the agent's own mail.
const domain::Agent* owner_of_answered_token(const Scene& scene, domain::TicketNumber ticket,
                                             const FiledMail& filed) {
  for (const auto& token : filed.facts.proof.tokens)
    if (token.for_agent && token.is_answered && token.ticket == ticket)
      if (const auto* const owner = owner_of(scene, token)) return owner;
  return nullptr;
}

struct RefusalsDue {
  std::vector<std::string> agents;
  std::optional<domain::Instant> next;  // of those that are not due yet
};

RefusalsDue refusals_due(store::Session& session, domain::Instant now) {
  RefusalsDue due;
  for (auto& name : store::agents_with_refusals(session)) {
    const auto last = store::last_digest_to(session, name);
    if (!last || *last + between_refusal_digests <= now)
      due.agents.push_back(std::move(name));
    else
      due.next =
          std::min(due.next.value_or(*last + between_refusal_digests), *last + between_refusal_digests);
  }
  return due;
}

}  // namespace

void refuse(const Scene& scene, domain::TicketNumber ticket, const std::string& agent, const mail::Mail& mail,
            std::string why) {
  note_refused(scene, ticket, agent, why);
  add_to_digest(scene, ticket, agent, mail, std::move(why));
}

void refuse_and_return(const Scene& scene, const domain::Ticket& ticket, const FiledMail& filed,
                       std::string why) {
  const auto* const agent = scene.desk.directory().agent_named(filed.facts.claimed_agent);
  note_refused(scene, ticket.number, agent->name, why);
  const bool has_opened = filed.classification.verdict == domain::Verdict::Request;
  const auto release = has_opened                                              ? Release::Opened
                       : carries_token_of(scene, ticket.number, filed, *agent) ? Release::BySend
                                                                               : Release::Never;
  // What a trusted host calls forged is no agent's mail, and a list's is no answer.
  const bool may_be_the_agents =
      !filed.facts.proof.dmarc_failed && filed.classification.verdict != domain::Verdict::Bulk;
  if (may_be_the_agents && return_unproven(scene, ticket, *agent, filed, why, release)) return;
  add_to_digest(scene, ticket.number, agent->name, *filed.arrival.mail, std::move(why));
}

std::optional<std::string> return_to_owner_of_token(const Scene& scene, const domain::Ticket& ticket,
                                                    const FiledMail& filed) {
  const auto& sender = filed.facts.sender;
  const auto& directory = scene.desk.directory();
  if (sender.empty() || filed.facts.proof.dmarc_failed || directory.customer_of(sender) != nullptr ||
      store::is_participant(scene.session, ticket.number, sender))
    return std::nullopt;
  const auto* const agent = owner_of_answered_token(scene, ticket.number, filed);
  if (agent == nullptr) return std::nullopt;
  const auto why = sender + " answered our mail to you with it, and is not one of your addresses here";
  if (!return_unproven(scene, ticket, *agent, filed, why, Release::BySend)) return std::nullopt;
  return agent->name;
}

std::optional<domain::Instant> tell_refusals_due(const Tick& tick) {
  const auto [due, next] =
      store::read(tick.store, [&](store::Session& session) { return refusals_due(session, tick.now); });
  for_each_due(tick, refusals_timer, due, [](const Scene& scene, const std::string& name) {
    const auto* const agent = scene.desk.directory().agent_named(name);
    if (agent == nullptr)
      store::mark_told(scene.session, name, scene.now);
    else
      send_digest(scene, *agent);
  });
  return next_of(tick, refusals_timer, next);
}

}  // namespace ticketd::flow
