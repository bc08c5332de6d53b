// SPDX-License-Identifier: Apache-2.0
#include "flow/escalation/drill.hpp"

#include <algorithm>

#include "flow/clocks/whom_to_ring.hpp"
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
  return whom_to_tell(desk, *rings, {}, now).agents;
}

std::vector<domain::OutboxNumber> tell(const Scene& scene, const domain::Ticket& ticket) {
  const auto& language = scene.desk.config().desk.language;
  mail::Fields fields;
  fields.set("number", std::to_string(ticket.number.value)).set("desk", scene.desk.config().desk.name);
  const auto text = scene.desk.templates().render(mail::LetterKind::Drill, language, fields);
  std::vector<domain::OutboxNumber> sent;
  for (const auto& address : scene.desk.config().desk.ops) {
    Letter letter;
    letter.ticket = ticket.number;
    letter.to = {"", address};
    letter.role = mail::TokenRole::Ops;
    letter.subject = text.subject;
    letter.text = text.text;
    letter.language = language;
    if (const auto number = send_letter(scene, scene.desk.ops_queue(), letter)) sent.push_back(*number);
  }
  return sent;
}

}  // namespace

Drill begin_drill(const Scene& scene) {
  const auto ticket = open_internal(scene, scene.desk.config().desk.name + ": drill", InternalClocks::Stand);
  Drill drill{ticket.number, people_of(scene.desk, scene.now), tell(scene, ticket)};
  domain::CallPolicy once = scene.desk.config().calls;
  once.tries = {domain::Seconds{0}};
  once.rounds = 1;
  const auto row = ring_about(scene, ticket, std::string(drill_step), drill.people, once);
  end_drill(scene, row);
  return drill;
}

void end_drill(const Scene& scene, const store::ChainRow& row) {
  using enum domain::ChainState;
  const bool goes_on = row.chain.state == Pending || row.chain.state == Calling;
  if (row.step == drill_step && !goes_on) close_internal(scene, row.ticket, "the drill is over");
}

}  // namespace ticketd::flow
