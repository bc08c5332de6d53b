// SPDX-License-Identifier: Apache-2.0
#include "flow/requests.hpp"

#include <utility>

#include "flow/clocks/running_chain.hpp"
#include "flow/conversation/operate.hpp"
#include "flow/escalation/desk_watch.hpp"
#include "flow/escalation/taken_chain.hpp"
#include "flow/intake/replay.hpp"
#include "flow/outbox/retry_mail.hpp"
#include "store/outbox.hpp"

namespace ticketd::flow {
namespace {

constexpr const char* the_operator = "ticketctl";

std::string name_of(domain::TicketNumber ticket) {
  return "#" + std::to_string(ticket.value);
}

Refused no_mail(domain::OutboxNumber mail) {
  return {"no mail " + std::to_string(mail.value) + " waits in the outbox or has failed"};
}

template <class Change>
std::variant<Done, Refused> change_chains(store::Store& store, domain::TicketNumber ticket,
                                          const Change& change) {
  if (store::transact(store, change)) return Done{};
  return Refused{name_of(ticket) + " has no calls to change"};
}

Operate::Answer answer_of(const domain::ActionPlan& plan) {
  std::vector<CommandAnswer> results;
  std::string why;
  for (const auto& outcome : plan.outcomes) {
    const auto subject = subject_of(outcome);
    results.push_back({subject, outcome.done ? described(*outcome.done) : std::string(),
                       outcome.refused ? described(*outcome.refused) : std::string()});
    if (!outcome.refused) continue;
    why = subject + ": " + described(*outcome.refused);
    if (!outcome.nearest.empty()) why += " (did you mean " + outcome.nearest + "?)";
  }
  if (plan.is_refused) return CommandsRefused{{std::move(why)}, std::move(results)};
  return Operated{std::move(results)};
}

}  // namespace

DropMail::Answer handle(store::Store& store, const Desk&, domain::Instant now, const DropMail& request) {
  return store::transact(store, [&](store::Session& session) -> DropMail::Answer {
    const auto row = store::outbox_row(session, request.mail);
    if (!row || !domain::may_be_dropped(row->state)) return no_mail(request.mail);
    store::record_dropped(session, request.mail, now);
    return Done{};
  });
}

RetryMail::Answer handle(store::Store& store, const Desk&, domain::Instant now, const RetryMail& request) {
  const auto retry = [&](store::Session& session) { return retry_mail(session, request.mail, now); };
  if (store::transact(store, retry)) return Done{};
  return no_mail(request.mail);
}

Replay::Answer handle(store::Store& store, const Desk& desk, domain::Instant now, const Replay& request) {
  const auto result = store::transact(store, [&](store::Session& session) {
    return replay({session, desk, now}, request.ticket);
  });
  if (std::holds_alternative<NotQuarantined>(result))
    return Refused{name_of(request.ticket) + " is not a quarantined mail"};
  if (std::holds_alternative<QueueUnknown>(result)) return Refused{"its queue is not configured any more"};
  return Replayed{std::get<Taken>(result).ticket};
}

Operate::Answer handle(store::Store& store, const Desk& desk, domain::Instant now, const Operate& request) {
  if (request.as && desk.directory().agent_named(*request.as) == nullptr)
    return Refused{"there is no agent " + *request.as};
  const auto result = store::transact(store, [&](store::Session& session) {
    return operate({session, desk, now}, request.ticket, request.as.value_or(the_operator), request.text);
  });
  const auto* const plan = std::get_if<domain::ActionPlan>(&result);
  if (plan == nullptr) return Refused{"there is no ticket " + name_of(request.ticket)};
  return answer_of(*plan);
}

AcknowledgeChain::Answer handle(store::Store& store, const Desk& desk, domain::Instant now,
                                const AcknowledgeChain& request) {
  return change_chains(store, request.ticket, [&](store::Session& session) {
    return acknowledge_chain({session, desk, now}, request.ticket, request.person);
  });
}

StopChain::Answer handle(store::Store& store, const Desk&, domain::Instant now, const StopChain& request) {
  return change_chains(store, request.ticket, [&](store::Session& session) {
    return end_running_chain(session, request.ticket, {domain::event::EscalationStopped::Why::Operator},
                             request.person, now);
  });
}

RestartChain::Answer handle(store::Store& store, const Desk& desk, domain::Instant now,
                            const RestartChain& request) {
  return change_chains(store, request.ticket, [&](store::Session& session) {
    return restart_chain({session, desk, now}, request.ticket, request.person);
  });
}

BeginDrill::Answer handle(store::Store& store, const Desk& desk, domain::Instant now, const BeginDrill&) {
  if (desk.config().gateways.empty()) return Refused{"no gateway is configured under `phone`"};
  return store::transact(store, [&](store::Session& session) { return begin_drill({session, desk, now}); });
}

NoteTestCall::Answer handle(store::Store& store, const Desk& desk, domain::Instant now,
                            const NoteTestCall& request) {
  store::transact(store, [&](store::Session& session) {
    note_gateway({session, desk, now}, request.gateway, request.outcome, request.words);
  });
  return Done{};
}

}  // namespace ticketd::flow
