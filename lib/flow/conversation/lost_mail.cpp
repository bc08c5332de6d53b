// SPDX-License-Identifier: Apache-2.0
#include "flow/conversation/lost_mail.hpp"

#include "domain/decide_approval.hpp"
#include "domain/event.hpp"
#include "flow/clocks/save_status_change.hpp"
#include "flow/letters/notices.hpp"
#include "mail/parse.hpp"
#include "store/messages.hpp"
#include "store/sender_troubles.hpp"
#include "store/tickets.hpp"

namespace ticketd::flow {
namespace {

void stop_waiting_for_answer(const Scene& scene, domain::Ticket& ticket) {
  save_status_change(scene, ticket, domain::Cause::MailBounced, "ticketd");
  if (ticket.status == domain::Status::Resolved)
    store::add_event(scene.session, ticket.number, {scene.now, "ticketd", domain::event::ApprovalStopped{}});
  ticket.approval = {};
  store::save_ticket(scene.session, ticket);
}

}  // namespace

void handle_lost_mail(const Scene& scene, const domain::ProvenBounce& bounce) {
  if (!bounce.ticket || !bounce.is_lost) return;
  auto ticket = store::find_ticket(scene.session, *bounce.ticket);
  if (!ticket) return;
  if (domain::is_waited_for(ticket->approval, bounce, ticket->requester))
    stop_waiting_for_answer(scene, *ticket);
  tell_of_lost_mail(scene, *ticket, bounce.row, bounce.words);
}

void tell_of_lost_mail(const Scene& scene, const domain::Ticket& ticket, domain::OutboxNumber mail,
                       const std::string& words) {
  const auto row = store::outbox_row(scene.session, mail);
  if (!row || scene.desk.is_staff(row->recipient)) return;
  Undelivered undelivered{row->recipient, words, store::author_of(scene.session, mail), ""};
  if (!undelivered.author.empty())
    if (const auto content = store::content_of(scene.session, row->message))
      undelivered.text = mail::parse(*content, {}, mail::Reading::Filing).text;
  tell_of_undelivered(scene, ticket, undelivered);
}

void handle_failed_mail(const Scene& scene, const store::OutboxRow& row, const std::string& words) {
  if (!row.ticket) return;
  const auto ticket = store::find_ticket(scene.session, *row.ticket);
  if (!ticket) return;
  // Where an answer to it is waited for, the door of time tells.
  const bool waits = ticket->status == domain::Status::Waiting || ticket->status == domain::Status::Resolved;
  if (waits && ticket->approval.mail == row.number)
    handle_unsent_mail(scene.session, row, scene.now);
  else
    tell_of_lost_mail(scene, *ticket, row.number, words);
}

void handle_unsent_mail(store::Session& session, const store::OutboxRow& row, domain::Instant now) {
  if (!row.ticket) return;
  auto ticket = store::find_ticket(session, *row.ticket);
  if (!ticket || ticket->approval.mail != row.number) return;
  ticket->approval.due = now;
  store::save_ticket(session, *ticket);
}

}  // namespace ticketd::flow
