// SPDX-License-Identifier: Apache-2.0
#include "flow/escalation/internal_ticket.hpp"

#include "domain/change_status.hpp"
#include "domain/describe_event.hpp"
#include "domain/event.hpp"
#include "flow/clocks/response_target.hpp"
#include "flow/clocks/running_chain.hpp"
#include "flow/clocks/ticket_clocks.hpp"
#include "flow/letters/escalation_letters.hpp"
#include "store/clocks.hpp"
#include "store/mailboxes.hpp"
#include "store/tickets.hpp"
#include "store/troubles.hpp"

namespace ticketd::flow {

domain::Ticket open_internal(const Scene& scene, const std::string& subject, InternalClocks clocks) {
  const auto& config = scene.desk.config();
  const auto& contract = scene.desk.directory().contract_of(nullptr);
  domain::Ticket ticket;
  ticket.subject = subject;
  ticket.priority = domain::Priority::Urgent;
  ticket.queue = store::cursor_of(scene.session, scene.desk.ops_queue().name, scene.now).queue;
  ticket.contract = contract.name;
  ticket.language = config.desk.language;
  ticket.opened = scene.now;
  if (clocks == InternalClocks::Run)
    ticket.respond_by = domain::add_working_time(scene.desk.calendar_of(contract), scene.now,
                                                 contract.response_targets.at(ticket.priority));
  ticket.number = store::open_ticket(scene.session, ticket);
  store::mark_internal(scene.session, ticket.number);
  arm_new(scene, ticket);
  store::add_event(scene.session, ticket.number, {scene.now, "ticketd", domain::event::Opened{subject, {}}});
  note_wall_time(scene, ticket, "ticketd");
  return ticket;
}

void close_internal(const Scene& scene, domain::TicketNumber number, const std::string& why) {
  auto ticket = store::find_ticket(scene.session, number);
  if (!ticket) return;
  auto changed = domain::change_status(*ticket, domain::Cause::CloseAsked, scene.now);
  if (!changed) return;
  changed->remark = why;
  store::save_ticket(scene.session, *ticket);
  store::record_status_change(scene.session, number, {scene.now, ticket->status});
  end_running_chain(scene.session, number, {domain::event::EscalationStopped::Why::Over, {}, why}, "ticketd",
                    scene.now);
  arm_again(scene, *ticket);
  store::add_event(scene.session, number, {scene.now, "ticketd", *std::move(changed)});
}

store::ChainRow ring_about(const Scene& scene, const domain::Ticket& ticket, const std::string& step,
                           std::vector<std::string> people, const domain::CallPolicy& policy) {
  auto decision = domain::start_chain(domain::ChainPurpose::Alarm, std::move(people), policy, scene.now);
  store::ChainRow row{{}, ticket.number, domain::ClockKind::Open, step, std::move(decision.chain)};
  row.number = store::add_chain(scene.session, row, scene.now);
  store::add_event(scene.session, ticket.number, {scene.now, "ticketd", domain::event::Escalated{step}});
  GatheredLetters letters(scene);
  execute(scene, ticket, row, decision.actions, letters);
  letters.send();
  return row;
}

}  // namespace ticketd::flow
