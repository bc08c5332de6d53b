#include "flow/bounced_mail.hpp"

#include <algorithm>

#include "domain/address.hpp"
#include "domain/event.hpp"
#include "flow/notices.hpp"
#include "flow/turn_status.hpp"
#include "store/agent_work.hpp"
#include "store/outbox.hpp"
#include "store/tickets.hpp"

namespace ticketd::flow {
namespace {

const mail::FailedDelivery* final_failure_of(const mail::Mail& mail, std::string_view recipient) {
  const auto found =
      std::find_if(mail.failures.begin(), mail.failures.end(), [&](const mail::FailedDelivery& failure) {
        return failure.is_final && domain::folded(failure.recipient) == domain::folded(recipient);
      });
  return found == mail.failures.end() ? nullptr : &*found;
}

void note_bounce(const Scene& scene, domain::TicketNumber number, const domain::CarriedToken& token,
                 const mail::FailedDelivery& failure) {
  store::add_event(scene.database, number,
                   {scene.now, "ticketd", domain::event_name::bounced,
                    "mail to " + failure.recipient + ": " + failure.status + " " + failure.diagnostic});
  if (token.is_agents) return;
  auto ticket = store::ticket_numbered(scene.database, number).value();
  auto progress = store::progress_of(scene.database, number);
  if (progress.approval.mail == token.row) {
    turn_status(scene, ticket, domain::Cause::MailBounced, "ticketd");
    if (ticket.status == domain::Status::Resolved)
      store::add_event(scene.database, number,
                       {scene.now, "ticketd", domain::event_name::approval_stopped,
                        "the mail that asked did not arrive: silence is no consent"});
    progress.approval = {};
    store::keep_ticket(scene.database, ticket);
    store::keep_progress(scene.database, number, progress);
  }
  tell_of_bounce(scene, ticket, failure);
}

}  // namespace

void note_bounces(const Scene& scene, domain::TicketNumber number, const FiledMail& filed) {
  for (const auto& token : filed.facts.proof.tokens) {
    const auto row = store::outbox_row(scene.database, token.row);
    if (!row || token.ticket != number) continue;
    const auto* const failure = final_failure_of(*filed.arrival.mail, row->recipient);
    if (failure != nullptr) note_bounce(scene, number, token, *failure);
  }
}

}  // namespace ticketd::flow
