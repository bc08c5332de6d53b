// SPDX-License-Identifier: Apache-2.0
#include "flow/escalation/internal_ticket.hpp"

#include "domain/change_status.hpp"
#include "domain/describe_event.hpp"
#include "domain/event.hpp"
#include "flow/clocks/promise.hpp"
#include "flow/clocks/running_chain.hpp"
#include "flow/clocks/ticket_clocks.hpp"
#include "flow/letters/escalation_letters.hpp"
#include "store/clocks.hpp"
#include "store/mailboxes.hpp"
#include "store/tickets.hpp"
#include "store/troubles.hpp"

namespace ticketd::flow {

domain::Ticket open_internal(store::Session& session, const Desk& desk, const std::string& subject,
                             InternalClocks clocks, domain::Instant now) {
  const auto& config = desk.config();
  const auto& contract = desk.directory().contract_of(nullptr);
  domain::Ticket ticket;
  ticket.subject = subject;
  ticket.priority = domain::Priority::Urgent;
  ticket.queue = store::cursor_of(session, desk.ops_queue().name, now).queue;
  ticket.contract = contract.name;
  ticket.language = config.desk.language;
  ticket.opened = now;
  if (clocks == InternalClocks::Run)
    ticket.respond_by = domain::add_working_time(desk.calendar_of(contract), now,
                                                 contract.response_targets.at(ticket.priority));
  ticket.number = store::open_ticket(session, ticket);
  store::mark_internal(session, ticket.number);
  arm_new(session, desk, ticket);
  store::add_event(session, ticket.number, {now, "ticketd", domain::event::Opened{subject, {}}});
  note_wall_time({session, desk, now}, ticket, "ticketd");
  return ticket;
}

void close_internal(store::Session& session, const Desk& desk, domain::TicketNumber number,
                    const std::string& why, domain::Instant now) {
  auto ticket = store::ticket_numbered(session, number);
  if (!ticket) return;
  auto changed = domain::change_status(*ticket, domain::Cause::CloseAsked, now);
  if (!changed) return;
  changed->remark = why;
  store::save_ticket(session, *ticket);
  store::record_status_change(session, number, {now, ticket->status});
  end_running_chain(session, number, {domain::event::EscalationStopped::Why::Over, {}, why}, "ticketd", now);
  arm_again(session, desk, *ticket);
  store::add_event(session, number, {now, "ticketd", *std::move(changed)});
}

std::vector<std::string> ops_chain(const Desk& desk, domain::Instant now) {
  if (!desk.config().rotas.empty()) {
    const auto people = desk.rotas().at(desk.config().rotas.front().name)->carrier_and_next(now);
    if (!people.empty()) return people;
  }
  std::vector<std::string> everybody;
  for (const auto& agent : desk.directory().agents())
    if (!agent.phone.empty()) everybody.push_back(agent.name);
  return everybody;
}

store::ChainRow ring_about(store::Session& session, const Desk& desk, const domain::Ticket& ticket,
                           const std::string& step, std::vector<std::string> people,
                           const domain::Calls& policy, domain::Instant now) {
  auto decision = domain::start_chain(domain::ChainPurpose::Alarm, std::move(people), policy, now);
  store::ChainRow row{{}, ticket.number, domain::ClockKind::Open, step, std::move(decision.chain)};
  row.number = store::add_chain(session, row, now);
  store::add_event(session, ticket.number, {now, "ticketd", domain::event::Escalated{step}});
  GatheredLetters letters(session, desk, now);
  carry_out(session, desk, ticket, row, decision.orders, letters, now);
  letters.send();
  return row;
}

}  // namespace ticketd::flow
