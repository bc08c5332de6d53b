// SPDX-License-Identifier: Apache-2.0
#include "flow/clocks/running_chain.hpp"

#include <algorithm>

#include "domain/event.hpp"
#include "store/tickets.hpp"

namespace ticketd::flow {
bool end_running_chain(store::Session& session, domain::TicketNumber ticket,
                       const domain::event::EscalationStopped& why, const std::string& actor,
                       domain::Instant now) {
  bool changed = false;
  for (auto& row : store::chains_of(session, ticket)) {
    if (!domain::is_running(row.chain)) continue;
    row.chain = domain::stop(row.chain).chain;
    store::save_chain(session, row, now);
    changed = true;
  }
  if (changed) store::add_event(session, ticket, {now, actor, why});
  return changed;
}

bool restart_chain(const Scene& scene, domain::TicketNumber ticket, const std::string& actor) {
  const auto known = store::find_ticket(scene.session, ticket);
  auto rows = store::chains_of(scene.session, ticket);
  const bool runs = known && (known->status == domain::Status::New || known->status == domain::Status::Open);
  if (!runs) return false;
  // Its newest may be the customer's call, which is made once.
  const auto alarm = std::find_if(rows.rbegin(), rows.rend(), [](const auto& row) {
    return row.chain.purpose == domain::ChainPurpose::Alarm;
  });
  if (alarm == rows.rend()) return false;
  auto& row = *alarm;
  // A call that is on ends for itself: its chain is this one again.
  if (row.chain.state == domain::ChainState::Calling) return true;
  const int attempts = row.chain.attempts;
  row.chain =
      domain::start_chain(row.chain.purpose, row.chain.people, scene.desk.config().calls, scene.now).chain;
  row.chain.attempts = attempts;
  store::save_chain(scene.session, row, scene.now);
  store::add_event(scene.session, ticket, {scene.now, actor, domain::event::EscalationRestarted{row.step}});
  return true;
}

}  // namespace ticketd::flow
