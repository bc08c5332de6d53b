#include "flow/running_chain.hpp"

#include "domain/event.hpp"
#include "flow/drill.hpp"
#include "store/tickets.hpp"

namespace ticketd::flow {
namespace {

bool is_running(const domain::Chain& chain) {
  return chain.state != domain::ChainState::Stopped && chain.state != domain::ChainState::Exhausted;
}

}  // namespace

domain::Instant acknowledged_until(const Desk& desk, const domain::Ticket& ticket,
                                   const domain::Calls& policy, domain::Instant now) {
  const auto& calendar = desk.calendar_of(desk.directory().contract_named(ticket.contract));
  try {
    return domain::add_working_time(calendar, now, policy.acknowledged_for);
  } catch (const domain::CalendarError&) {
    return now + policy.acknowledged_for;  // a calendar that has no more hours must not end the chain
  }
}

bool acknowledge_chain(store::Database& database, const Desk& desk, domain::TicketNumber ticket,
                       const std::string& person, domain::Instant now) {
  const auto known = store::ticket_numbered(database, ticket);
  if (!known) return false;
  bool changed = false;
  for (auto& row : store::chains_of(database, ticket)) {
    const bool can_be_taken =
        row.chain.purpose == domain::ChainPurpose::Alarm && row.chain.state != domain::ChainState::Stopped;
    if (!can_be_taken) continue;
    row.chain =
        domain::acknowledge(row.chain, person, acknowledged_until(desk, *known, row.chain.policy, now)).chain;
    store::keep_chain(database, row);
    end_drill(database, desk, row, now);
    changed = true;
  }
  if (changed)
    store::add_event(database, ticket,
                     {now, person, domain::event_name::escalation_acknowledged, "without a call"});
  return changed;
}

bool end_running_chain(store::Database& database, domain::TicketNumber ticket, const std::string& why,
                       const std::string& actor, domain::Instant now) {
  bool changed = false;
  for (auto& row : store::chains_of(database, ticket)) {
    if (!is_running(row.chain)) continue;
    row.chain = domain::stop(row.chain).chain;
    store::keep_chain(database, row);
    changed = true;
  }
  if (changed) store::add_event(database, ticket, {now, actor, domain::event_name::escalation_stopped, why});
  return changed;
}

bool restart_chain(store::Database& database, const Desk& desk, domain::TicketNumber ticket,
                   const std::string& actor, domain::Instant now) {
  const auto known = store::ticket_numbered(database, ticket);
  auto rows = store::chains_of(database, ticket);
  const bool runs = known && (known->status == domain::Status::New || known->status == domain::Status::Open);
  if (rows.empty() || !runs) return false;
  auto& row = rows.back();
  // A call that is on ends for itself: its chain is this one again.
  if (row.chain.state == domain::ChainState::Calling) return true;
  const int attempts = row.chain.attempts;
  row.chain = domain::start_chain(row.chain.purpose, row.chain.people, desk.config().calls, now).chain;
  row.chain.attempts = attempts;
  store::keep_chain(database, row);
  store::add_event(database, ticket, {now, actor, domain::event_name::escalation_restarted, row.step});
  return true;
}

}  // namespace ticketd::flow
