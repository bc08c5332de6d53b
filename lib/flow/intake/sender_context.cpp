// SPDX-License-Identifier: Apache-2.0
#include "flow/intake/sender_context.hpp"

#include <algorithm>

#include "domain/address.hpp"
#include "domain/approval_word.hpp"
#include "domain/resolution_answer.hpp"
#include "flow/intake/act_on_bounce.hpp"
#include "flow/intake/sent_to_other_queue.hpp"
#include "flow/intake/thread_facts.hpp"
#include "mail/proof/authentication.hpp"
#include "mail/reply/visible_reply.hpp"

namespace ticketd::flow {
namespace {

bool is_backlog(const store::Cursor& cursor, const Arrival& arrival, const config::Queue& queue) {
  return queue.start_at == config::StartAt::All && !queue.acknowledge_backlog &&
         was_there_before(cursor, arrival);
}

// More than one From with an agent among them claims as well.
std::string claimed_agent(const Desk& desk, const mail::Mail& mail) {
  if (desk.directory().agents().empty()) return {};
  for (const auto& from : mail.from)
    if (const auto* const agent = desk.directory().agent_with(from.address)) return agent->name;
  return {};
}

std::string resembled_agent(const Desk& desk, const mail::Mail& mail) {
  for (const auto& from : mail.from) {
    auto name = desk.look_alikes().resembled(from.address, from.name);
    if (!name.empty()) return name;
  }
  return {};
}

bool only_asks_or_approves(const Desk& desk, const domain::IntakeFacts& intake, const mail::Mail& mail) {
  const auto is_closed = [](const auto& linked) { return linked.status == domain::Status::Closed; };
  if (std::none_of(intake.links.begin(), intake.links.end(), is_closed)) return false;
  const auto words = mail::visible_reply(mail.text);
  const auto word = domain::approval_word(words, desk.vocabulary());
  if (word) return *word != domain::ApprovalWord::No;
  const auto answer = domain::read_resolution_answer(words, desk.vocabulary());
  return answer == domain::ResolutionAnswer::Consent || answer == domain::ResolutionAnswer::NoObjection;
}

// A group that is the desk's own address marks each mail as a list's: that says nothing of the mail.
const domain::Classification& classification_for(const Desk& desk, const mail::Mail& mail) {
  const bool is_ours = std::any_of(mail.lists.begin(), mail.lists.end(),
                                   [&](const auto& list) { return desk.is_own_address(list); });
  return is_ours ? mail.without_list : mail.classification;
}

bool is_known(const Desk& desk, const std::string& sender, const domain::IntakeFacts& intake) {
  return desk.directory().customer_of(sender) != nullptr ||
         std::any_of(intake.links.begin(), intake.links.end(),
                     [](const auto& linked) { return linked.sender_belongs; });
}

// What follows from who the sender is, for each ticket that the mail is tied to.
void judge_links(SenderContext& facts) {
  auto& intake = facts.intake;
  intake.claims_to_be_agent = !facts.claimed_agent.empty();
  if (!intake.claims_to_be_agent) return;
  intake.is_proven_agent =
      facts.proof.has_one_sender && facts.proof.dmarc_passed && !facts.proof.dmarc_failed;
  for (auto& linked : intake.links) {
    linked.agent_is_proven = domain::prove_agent(facts.proof, linked.number).holds;
    linked.sender_belongs = linked.agent_is_proven;
  }
}

}  // namespace

bool was_there_before(const store::Cursor& cursor, const Arrival& arrival) {
  if (arrival.uid > cursor.old_uid) return false;
  return cursor.epoch <= 1 || arrival.internal_date < cursor.started;
}

SenderContext gather_sender_context(const Scene& scene, const config::Queue& queue,
                                    const store::Cursor& cursor, const Arrival& arrival) {
  const mail::Mail& mail = *arrival.mail;
  SenderContext facts;
  if (mail.from.size() == 1) {
    facts.sender = domain::folded(mail.from.front().address);
    facts.sender_name = mail.from.front().name;
  }
  auto& intake = facts.intake;
  intake.classification = classification_for(scene.desk, mail);
  if (domain::can_be_answered(facts.sender)) intake.sender = facts.sender;
  intake.sender_is_this_desk = scene.desk.is_own_address(facts.sender);
  const auto dmarc = mail::dmarc_result(mail.authentication_results, scene.desk.config().trusted_authserv_ids,
                                        domain::domain_of(facts.sender));
  intake.dmarc_failed = dmarc == mail::Dmarc::Fail;
  intake.is_backlog = is_backlog(cursor, arrival, queue);
  intake.arrived = arrival.internal_date;
  auto thread = gather_thread_facts(scene, mail, facts.sender);
  intake.carries_our_message_id = thread.carries_our_message_id;
  intake.answers_desk_letter = thread.names_desk_letter;
  intake.links = std::move(thread.links);
  intake.sender_is_known = is_known(scene.desk, facts.sender, intake);
  facts.proof = {!facts.sender.empty(), dmarc == mail::Dmarc::Pass, intake.dmarc_failed,
                 std::move(thread.tokens)};
  facts.claimed_agent = claimed_agent(scene.desk, mail);
  if (facts.claimed_agent.empty()) facts.resembled_agent = resembled_agent(scene.desk, mail);
  judge_links(facts);
  intake.only_asks_or_approves = only_asks_or_approves(scene.desk, intake, mail);
  facts.content = mail.wording;
  if (!intake.sender.empty() && !intake.classification.automatic)
    intake.acknowledged = store::acknowledgements_before(
        scene.session, {arrival.internal_date, facts.sender, domain::domain_of(facts.sender), facts.content},
        scene.desk.intake_policy().budget);
  intake.passed_on = tickets_passed_on(scene, queue, cursor, mail, intake.links);
  intake.sender_is_undeliverable = stays_undeliverable(scene.session, facts);
  return facts;
}

}  // namespace ticketd::flow
