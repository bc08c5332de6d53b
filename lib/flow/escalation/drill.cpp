// SPDX-License-Identifier: Apache-2.0
#include "flow/escalation/drill.hpp"

#include <algorithm>

#include "flow/escalation/internal_ticket.hpp"
#include "flow/letters/post.hpp"

namespace ticketd::flow {
namespace {

// Whom the first step that rings over the open clock tells now, else who carries a phone for the desk.
std::vector<std::string> people_of(const Desk& desk, domain::Instant now) {
  const auto& steps = desk.steps_of(desk.directory().contract_of(nullptr));
  const auto rings = std::find_if(steps.begin(), steps.end(), [](const auto& step) {
    return step.by == config::EscalationStep::By::Phone && step.clock == domain::ClockKind::Open;
  });
  if (rings == steps.end()) return ops_chain(desk, now);
  return domain::recipients_of(*rings, "", desk.rotas(), now).agents;
}

std::vector<domain::OutboxNumber> tell(store::Session& session, const Desk& desk,
                                       const domain::Ticket& ticket, domain::Instant now) {
  const auto& language = desk.config().desk.language;
  mail::Fields fields;
  fields.set("number", std::to_string(ticket.number.value)).set("desk", desk.config().desk.name);
  const auto text = desk.templates().render(mail::Letter::Drill, language, fields);
  std::vector<domain::OutboxNumber> sent;
  for (const auto& address : desk.config().desk.ops) {
    Letter letter;
    letter.ticket = ticket.number;
    letter.to = {"", address};
    letter.role = mail::Role::Ops;
    letter.subject = text.subject;
    letter.text = text.text;
    letter.language = language;
    if (const auto number = send_letter(session, desk, desk.ops_queue(), letter, now))
      sent.push_back(*number);
  }
  return sent;
}

}  // namespace

Drill begin_drill(store::Session& session, const Desk& desk, domain::Instant now) {
  const auto ticket =
      open_internal(session, desk, desk.config().desk.name + ": drill", InternalClocks::Stand, now);
  Drill drill{ticket.number, people_of(desk, now), tell(session, desk, ticket, now)};
  domain::Calls once = desk.config().calls;
  once.tries = {domain::Seconds{0}};
  once.rounds = 1;
  const auto row = ring_about(session, desk, ticket, std::string(drill_step), drill.people, once, now);
  end_drill(session, desk, row, now);
  return drill;
}

void end_drill(store::Session& session, const Desk& desk, const store::ChainRow& row, domain::Instant now) {
  using enum domain::ChainState;
  const bool goes_on = row.chain.state == Pending || row.chain.state == Calling;
  if (row.step == drill_step && !goes_on) close_internal(session, desk, row.ticket, "the drill is over", now);
}

}  // namespace ticketd::flow
