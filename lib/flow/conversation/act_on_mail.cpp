// SPDX-License-Identifier: Apache-2.0
#include "flow/conversation/act_on_mail.hpp"

#include "domain/address.hpp"
#include "domain/approval_word.hpp"
#include "domain/command.hpp"
#include "domain/event.hpp"
#include "flow/conversation/agent_mail.hpp"
#include "flow/conversation/copied.hpp"
#include "flow/conversation/digests.hpp"
#include "flow/conversation/leaks.hpp"
#include "flow/conversation/mail_loop.hpp"
#include "flow/conversation/refusals.hpp"
#include "flow/conversation/requester_mail.hpp"
#include "flow/letters/notices.hpp"
#include "flow/letters/own_text.hpp"
#include "flow/pool.hpp"
#include "mail/reply/forwarded.hpp"
#include "store/tickets.hpp"

namespace ticketd::flow {
namespace {

// Robots that use an agent's address are no attempt to command.
bool may_be_refused(const FiledMail& filed) {
  using domain::Verdict;
  const auto verdict = filed.classification.verdict;
  return !filed.classification.automatic &&
         (verdict == Verdict::Request || verdict == Verdict::Reply || verdict == Verdict::Bulk);
}

// Who only looks like an agent is a stranger like any other, but the agent had better know.
void tell_of_look_alike(const Scene& scene, domain::TicketNumber ticket, const FiledMail& filed) {
  const auto& agent = filed.facts.resembled_agent;
  if (agent.empty() || !may_be_refused(filed)) return;
  refuse(scene, ticket, agent, *filed.arrival.mail, "the address only looks like this person's");
}

void assign(const Scene& scene, domain::Ticket& ticket) {
  ticket.assignee = next_agent(scene, ticket, queue_of(scene, ticket));
  if (ticket.assignee.empty()) {
    store::add_event(scene.session, ticket.number, {scene.now, "ticketd", domain::event::NobodyThere{}});
    return;
  }
  store::save_ticket(scene.session, ticket);
  store::add_event(scene.session, ticket.number,
                   {scene.now, "ticketd", domain::event::Assigned{ticket.assignee}});
}

// An agent who has asked something answers the mails that the requester gets: the requester's words count as
// such. What else an agent says there is an agent's, if that is proven, and a command always is.
bool speaks_as_requester(const Scene& scene, const domain::Ticket& ticket, const FiledMail& filed,
                         const domain::Proof& as_agent) {
  if (filed.facts.sender != ticket.requester) return false;
  if (!domain::prove_requester(filed.facts.proof, ticket.number).holds) return false;
  const auto words = words_of(scene, ticket.number, filed.facts.sender, *filed.arrival.mail);
  if (domain::approval_word(words, scene.desk.vocabulary())) return true;
  return !as_agent.holds && domain::read_commands(words).lines.empty();
}

// An agent's program may answer our notice as if it were the agent, and a list may bring that mail back from
// anybody: what no person seems to have sent goes to nobody outside. A command is no program's.
bool looks_typed(const Scene& scene, domain::TicketNumber ticket, const FiledMail& filed) {
  using domain::Mark;
  const auto mark = filed.classification.mark;
  if (mark == Mark::Title || mark == Mark::ForMany) return false;
  if (mark != Mark::Machine) return true;
  const auto words = words_of(scene, ticket, filed.facts.sender, *filed.arrival.mail);
  return !domain::read_commands(words).lines.empty();
}

// No agent by the address; maybe one by the token. A machine may answer whatever comes back, so nothing does.
void handle_stranger_mail(const Scene& scene, const domain::Ticket& ticket, const FiledMail& filed) {
  const auto owner = looks_typed(scene, ticket.number, filed) ? return_to_owner_of_token(scene, ticket, filed)
                                                              : std::nullopt;
  if (!owner) {
    tell_of_look_alike(scene, ticket.number, filed);
    return handle_requester_mail(scene, ticket, filed);
  }
  burn_quoted_tokens(scene, ticket, filed, *owner);
  if (ticket.assignee == *owner) return;
  tell_of_reply(scene, ticket, {*filed.arrival.mail, *filed.arrival.packed},
                words_of(scene, ticket.number, filed.facts.sender, *filed.arrival.mail), {});
}

void tell_of_request(const Scene& scene, const domain::Ticket& ticket, const FiledMail& filed) {
  if (filed.told == domain::ToldBy::Notice)
    tell_of_new_ticket(scene, ticket, {*filed.arrival.mail, *filed.arrival.packed});
  if (filed.told == domain::ToldBy::Digest) list_in_digest(scene, ticket, filed.classification.reason);
}

}  // namespace

void act_on_request(const Scene& scene, domain::Ticket ticket, const FiledMail& filed, bool has_clocks) {
  const bool proven = filed.facts.intake.is_proven_agent;
  tell_of_look_alike(scene, ticket.number, filed);
  if (!filed.facts.claimed_agent.empty() && may_be_refused(filed) && !proven) {
    const auto proof = domain::prove_agent(filed.facts.proof, ticket.number);
    refuse_and_return(scene, ticket, filed, proof.holds ? "it belongs to no ticket" : proof.why);
  }
  if (!has_clocks) return tell_of_request(scene, ticket, filed);
  if (filed.facts.proof.dmarc_passed && !filed.facts.proof.dmarc_failed && filed.facts.claimed_agent.empty())
    add_copied(scene, ticket, *filed.arrival.mail, filed.facts.sender);
  assign(scene, ticket);
  tell_of_request(scene, ticket, filed);
}

void act_on_reply(const Scene& scene, domain::TicketNumber number, const FiledMail& filed) {
  if (filed.told == domain::ToldBy::Nothing) return;
  const auto ticket = store::find_ticket(scene.session, number).value();
  const auto is_held = [&](domain::LoopEnd from) { return is_held_as_loop(scene, ticket, filed, from); };
  if (filed.facts.claimed_agent.empty()) {
    if (!is_held(domain::LoopEnd::Others)) handle_stranger_mail(scene, ticket, filed);
    return;
  }
  const auto proof = domain::prove_agent(filed.facts.proof, number);
  if (speaks_as_requester(scene, ticket, filed, proof)) {
    if (!is_held(domain::LoopEnd::Others)) handle_requester_mail(scene, ticket, filed);
    return;
  }
  const bool is_typed = looks_typed(scene, number, filed);
  if (proof.holds && is_typed) {
    if (!is_held(domain::LoopEnd::Agents)) handle_agent_mail(scene, ticket, filed);
    return;
  }
  if (is_typed) return refuse_and_return(scene, ticket, filed, proof.why);
  // By the digest: a machine may answer what comes back at once, too.
  refuse(scene, number, filed.facts.claimed_agent, *filed.arrival.mail,
         "no person seems to have sent it: " + filed.classification.reason);
}

mail::Address speaks_for(const Desk& desk, const SenderContext& facts, const mail::Mail& mail) {
  for (const auto* const addresses : {&mail.to, &mail.cc})
    for (const auto& each : *addresses)
      if (domain::can_be_answered(each.address) && !desk.is_internal_address(each.address))
        return {each.name, domain::folded(each.address)};
  const auto original = mail::forwarded_from(mail.text);
  if (original && domain::can_be_answered(original->address) && !desk.is_own_address(original->address))
    return {original->name, domain::folded(original->address)};
  return {facts.sender_name, facts.intake.sender};
}

}  // namespace ticketd::flow
