// SPDX-License-Identifier: Apache-2.0
#include "flow/conversation/operate.hpp"

#include <utility>

#include "domain/agents_words.hpp"
#include "flow/conversation/apply_plan.hpp"
#include "flow/conversation/inside.hpp"
#include "store/tickets.hpp"

namespace ticketd::flow {
namespace {

// At a terminal the words are still there: they are refused instead of held.
domain::WrittenCommands refused_in_doubt(domain::WrittenCommands written) {
  if (!written.doubt.empty())
    written.lines.push_back({domain::described({domain::ResultKind::YourWords}),
                             domain::NotUnderstood{{domain::ResultKind::InWords, written.doubt}, ""}});
  return written;
}

}  // namespace

std::variant<domain::ActionPlan, NoSuchTicket> operate(const Scene& scene, domain::TicketNumber number,
                                                       const std::string& actor, std::string_view text) {
  const auto ticket = store::find_ticket(scene.session, number);
  if (!ticket) return NoSuchTicket{};
  auto written = domain::read_agents_words({.text = text});
  auto plan = plan_for(scene, *ticket, refused_in_doubt(written), actor);
  if (!plan.text.empty())
    if (auto objection = keep_inside(scene, number, {}, plan.text)) {
      written.doubt = std::move(*objection);
      plan = plan_for(scene, *ticket, refused_in_doubt(written), actor);
    }
  apply_plan(scene, *ticket, plan, {.actor = actor});
  return plan;
}

}  // namespace ticketd::flow
