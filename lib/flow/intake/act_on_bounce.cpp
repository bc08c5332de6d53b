// SPDX-License-Identifier: Apache-2.0
#include "flow/intake/act_on_bounce.hpp"

#include <algorithm>
#include <string>

#include "domain/address.hpp"
#include "domain/bounce.hpp"
#include "flow/conversation/lost_mail.hpp"
#include "flow/intake/token_rows.hpp"
#include "store/sender_troubles.hpp"
#include "store/tickets.hpp"
#include "store/undeliverable.hpp"

namespace ticketd::flow {
namespace {

domain::BounceFacts bounce_facts(const Scene& scene, const mail::Mail& mail, domain::Verdict verdict) {
  domain::BounceFacts facts;
  facts.verdict = verdict;
  for (const auto& row : rows_named_by_report(scene, mail))
    facts.rows.push_back({row.number, row.ticket, row.recipient, scene.desk.is_staff(row.recipient)});
  for (const auto& failure : mail.failures)
    facts.failures.push_back({failure.recipient, failure.status, failure.diagnostic, failure.is_final});
  return facts;
}

// What still waits to be sent there would only come back.
void end_sending(const Scene& scene, const domain::ProvenBounce& bounce) {
  const auto& [session, desk, now] = scene;
  store::mark_undeliverable(session, bounce.address, now, bounce.words);
  for (const auto& row : store::pending_rows_to(session, bounce.address)) {
    store::record_failed(session, row.number, now,
                         "an earlier mail to this address came back: " + bounce.words);
    if (store::author_of(session, row.number).empty())
      handle_unsent_mail(session, row, now);
    else
      handle_failed_mail(scene, row, bounce.words);
    if (row.ticket)
      store::add_event(
          session, *row.ticket,
          {now, "ticketd",
           domain::event::SendingFailed{row.recipient, domain::event::SendingFailed::Why::EarlierCameBack}});
  }
}

domain::SignOfLife sign_of_life(const SenderContext& facts) {
  const auto& links = facts.intake.links;
  const bool has_token = std::any_of(links.begin(), links.end(), [](const auto& linked) {
    return linked.link == domain::ThreadLink::Token;
  });
  return {facts.intake.classification, has_token, facts.intake.dmarc_failed, facts.intake.arrived};
}

}  // namespace

void act_on_bounce(const Scene& scene, const SenderContext& facts, const mail::Mail& mail,
                   domain::Verdict verdict) {
  if (!facts.intake.sender.empty() && !facts.intake.sender_is_undeliverable &&
      store::is_undeliverable(scene.session, facts.sender))
    store::lift_undeliverable(scene.session, facts.sender);
  for (const auto& bounce : domain::decide_bounce(bounce_facts(scene, mail, verdict), scene.now)) {
    if (bounce.ticket) store::add_event(scene.session, *bounce.ticket, bounce.event);
    if (bounce.ends_sending) end_sending(scene, bounce);
    if (bounce.is_lost) handle_lost_mail(scene, bounce);
  }
}

bool stays_undeliverable(store::Session& session, const SenderContext& facts) {
  const auto since = store::undeliverable_since(session, facts.sender);
  return since && !domain::is_reachable_again(sign_of_life(facts), *since);
}

}  // namespace ticketd::flow
