// SPDX-License-Identifier: Apache-2.0
#include "flow/clocks/recompute_clocks.hpp"

#include "domain/event.hpp"
#include "domain/fired_steps.hpp"
#include "domain/working_time.hpp"
#include "flow/clocks/response_target.hpp"
#include "flow/clocks/ticket_clocks.hpp"
#include "store/clocks.hpp"
#include "store/store.hpp"
#include "store/tickets.hpp"

namespace ticketd::flow {
namespace {

constexpr std::string_view clocks_timer = "clocks";

// A customer who has another contract by now, or has become one, brings it to the open ticket.
void follow_contract(const Scene& scene, domain::Ticket& ticket) {
  if (ticket.requester.empty()) return;
  const auto* const customer = scene.desk.directory().customer_of(ticket.requester);
  const auto& contract = scene.desk.directory().contract_of(customer);
  ticket.customer = customer == nullptr ? std::string() : customer->name;
  if (ticket.contract == contract.name) return;
  store::add_event(scene.session, ticket.number,
                   {scene.now, "ticketd", domain::event::ContractFollowed{ticket.contract, contract.name}});
  ticket.contract = contract.name;
}

// Steps that are known by their place are kept as they are called now, or the next edit would lose them.
void keep_fired(const Scene& scene, const domain::Ticket& ticket) {
  const auto& steps = scene.desk.steps_of(ticket);
  const auto fired = step_facts(scene, ticket).fired;
  for (std::size_t i = 0; i < steps.size(); ++i)
    if (fired.contains(name_of(steps[i])))
      for (const auto& row : domain::rows_of_fired(steps, i))
        store::record_fired(scene.session, ticket.number, row, scene.now);
}

// The number to go on at is kept in the transaction that works on them, with the fingerprint of the
// configuration: killed, it goes on from there, and by yet another configuration it begins anew. Some at a
// time, as mails wait for the same thread. Contract before promise, as that says how long; a ticket on which
// work has begun keeps its promise, for that was met or missed by the old one. Steps that the new instant has
// passed fire by the steps' own timer. Tickets put off are remembered in memory: a restart leaves them as
// they were.
void reckon(const Scene& scene, domain::TicketNumber number) {
  auto ticket = store::find_ticket(scene.session, number);
  if (!ticket || !ticket->respond_by) return;
  follow_contract(scene, *ticket);
  if (!ticket->work_began) recompute_response_target(scene, *ticket, "ticketd");
  store::save_ticket(scene.session, *ticket);
  keep_fired(scene, *ticket);
  arm_again(scene, *ticket);
}

// A ticket with dates that no calendar speaks about keeps what it had; the others are reckoned.
void reckon_or_leave(const Scene& scene, domain::TicketNumber number) {
  try {
    reckon(scene, number);
  } catch (const domain::CalendarError& error) {
    store::add_event(scene.session, number, {scene.now, "ticketd", domain::event::ClockLeft{error.what()}});
  }
}

}  // namespace

bool recompute_clocks(const Tick& tick, std::size_t at_most) {
  auto at = store::read(tick.store, store::reckoned);
  if (at.by != tick.desk.fingerprint()) {
    at = {tick.desk.fingerprint(), domain::TicketNumber{1}};
    tick.deferred.forget(clocks_timer);  // by another configuration they may not fail
  }
  auto tickets = tick.deferred.due_again(clocks_timer, tick.now);
  if (!at.next && tickets.empty()) return false;
  if (at.next) {
    const auto batch = store::read(tick.store, [&](store::Session& session) {
      return store::open_tickets_from(session, *at.next, at_most);
    });
    tickets.insert(tickets.end(), batch.tickets.begin(), batch.tickets.end());
    at.next = batch.next;
  }
  return all_due_together(tick, clocks_timer, tickets,
                          [&](const Scene& scene, std::span<const domain::TicketNumber> some) {
                            for (const auto number : some) reckon_or_leave(scene, number);
                            store::save_clock_revision(scene.session, at);
                            return at.next.has_value();
                          });
}

std::optional<domain::Instant> next_reckoned(const Tick& tick) {
  return tick.deferred.next(clocks_timer);
}

}  // namespace ticketd::flow
