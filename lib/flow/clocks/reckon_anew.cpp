// SPDX-License-Identifier: Apache-2.0
#include "flow/clocks/reckon_anew.hpp"

#include "domain/event.hpp"
#include "domain/working_time.hpp"
#include "flow/clocks/promise.hpp"
#include "flow/clocks/ticket_clocks.hpp"
#include "store/clocks.hpp"
#include "store/store.hpp"
#include "store/tickets.hpp"

namespace ticketd::flow {
namespace {

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

void reckon(const Scene& scene, domain::TicketNumber number) {
  auto ticket = store::ticket_numbered(scene.session, number);
  if (!ticket || !ticket->respond_by) return;
  follow_contract(scene, *ticket);
  if (!ticket->work_began) promise_anew(scene, *ticket, "ticketd");
  store::save_ticket(scene.session, *ticket);
  arm_again(scene.session, scene.desk, *ticket);
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

bool reckon_anew(store::Store& store, const Desk& desk, domain::Instant now, std::size_t at_most) {
  auto at = store::read(store, store::reckoned);
  const bool is_fresh = at.by == desk.fingerprint();
  if (is_fresh && !at.next) return false;
  if (!is_fresh) at = {desk.fingerprint(), domain::TicketNumber{1}};
  return store::transact(store, [&](store::Session& session) {
    const auto batch = store::open_tickets_from(session, *at.next, at_most);
    for (const auto number : batch.tickets) reckon_or_leave({session, desk, now}, number);
    store::keep_reckoned(session, {at.by, batch.next});
    return batch.next.has_value();
  });
}

}  // namespace ticketd::flow
