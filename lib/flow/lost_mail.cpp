#include "flow/lost_mail.hpp"

#include "domain/event.hpp"
#include "flow/notices.hpp"
#include "flow/turn_status.hpp"
#include "store/agent_work.hpp"
#include "store/tickets.hpp"

namespace ticketd::flow {
namespace {

void stop_waiting_for_answer(const Scene& scene, domain::Ticket& ticket) {
  turn_status(scene, ticket, domain::Cause::MailBounced, "ticketd");
  if (ticket.status == domain::Status::Resolved)
    store::add_event(scene.database, ticket.number,
                     {scene.now, "ticketd", domain::event_name::approval_stopped,
                      "the mail that asked did not arrive: silence is no consent"});
  store::keep_ticket(scene.database, ticket);
}

// Whoever gets the reminder no more may never have read what it reminds of.
bool asked_for_answer(const domain::Ticket& ticket, const store::Approval& approval,
                      const domain::ProvenBounce& bounce) {
  if (approval.mail == bounce.row) return true;
  const bool asks_consent =
      approval.step == store::ApprovalStep::Reminder || approval.step == store::ApprovalStep::Silence;
  return asks_consent && bounce.address == ticket.requester;
}

}  // namespace

void heed_lost_mail(const Scene& scene, const domain::ProvenBounce& bounce) {
  if (!bounce.ticket || !bounce.ends_sending) return;
  auto ticket = store::ticket_numbered(scene.database, *bounce.ticket);
  if (!ticket) return;
  auto progress = store::progress_of(scene.database, ticket->number);
  if (asked_for_answer(*ticket, progress.approval, bounce)) {
    stop_waiting_for_answer(scene, *ticket);
    progress.approval = {};
    store::keep_progress(scene.database, ticket->number, progress);
  }
  tell_of_bounce(scene, *ticket, {bounce.address, "", bounce.words, true});
}

void heed_unsent_mail(store::Database& database, const store::OutboxRow& row, domain::Instant now) {
  if (!row.ticket) return;
  auto progress = store::progress_of(database, *row.ticket);
  if (progress.approval.mail != row.number) return;
  progress.approval.due = now;
  store::keep_progress(database, *row.ticket, progress);
}

}  // namespace ticketd::flow
