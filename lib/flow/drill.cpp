// SPDX-License-Identifier: Apache-2.0
#include "flow/drill.hpp"

#include <algorithm>

#include "flow/internal_ticket.hpp"
#include "flow/post.hpp"

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

std::vector<domain::OutboxNumber> tell(store::Database& database, const Desk& desk,
                                       const domain::Ticket& ticket, domain::Instant now) {
  std::vector<domain::OutboxNumber> sent;
  for (const auto& address : desk.config().desk.ops) {
    Letter letter;
    letter.ticket = ticket.number;
    letter.to = {"", address};
    letter.role = mail::Role::Ops;
    letter.subject = "[#" + std::to_string(ticket.number.value) + "] " + ticket.subject;
    letter.text = "ticketctl drill rehearses the chain of calls as #" + std::to_string(ticket.number.value) +
                  ". Nothing is wrong, and this mail asks nothing of you.\n";
    letter.language = "en";
    if (const auto number = send_letter(database, desk, desk.config().queues.front(), letter, now))
      sent.push_back(*number);
  }
  return sent;
}

}  // namespace

Drill begin_drill(store::Database& database, const Desk& desk, domain::Instant now) {
  store::Transaction transaction(database);
  const auto ticket =
      open_internal(database, desk, desk.config().desk.name + ": drill", InternalClocks::Stand, now);
  Drill drill{ticket.number, people_of(desk, now), tell(database, desk, ticket, now)};
  domain::Calls once = desk.config().calls;
  once.tries = {domain::Seconds{0}};
  once.rounds = 1;
  const auto row = ring_about(database, desk, ticket, std::string(drill_step), drill.people, once, now);
  end_drill(database, desk, row, now);
  transaction.commit();
  return drill;
}

void end_drill(store::Database& database, const Desk& desk, const store::ChainRow& row, domain::Instant now) {
  using enum domain::ChainState;
  const bool goes_on = row.chain.state == Pending || row.chain.state == Calling;
  if (row.step == drill_step && !goes_on)
    close_internal(database, desk, row.ticket, "the drill is over", now);
}

}  // namespace ticketd::flow
