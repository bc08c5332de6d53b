// SPDX-License-Identifier: Apache-2.0
#include "flow/conversation/approval.hpp"

#include "domain/event.hpp"
#include "flow/clocks/save_status_change.hpp"
#include "flow/conversation/lost_mail.hpp"
#include "flow/letters/notices.hpp"
#include "flow/letters/status_mails.hpp"
#include "flow/letters/ticket_fields.hpp"
#include "store/agent_work.hpp"
#include "store/outbox.hpp"
#include "store/store.hpp"
#include "store/tickets.hpp"

namespace ticketd::flow {
namespace {

constexpr std::string_view approvals_timer = "approvals";

class Due {
 public:
  Due(const Scene& scene, const domain::Ticket& ticket) : scene_(scene), ticket_(ticket) {
    if (ticket.approval.mail) asked_by_ = store::outbox_row(scene.session, *ticket.approval.mail);
  }

  void act() {
    const auto decision = domain::decide_approval({ticket_.status, ticket_.approval, asking_mail()},
                                                  approval_time(scene_, ticket_), scene_.now);
    if (decision.cause) save_status_change(scene_, ticket_, *decision.cause, "ticketd");
    ticket_.approval = decision.approval;
    switch (decision.move) {
      case domain::ApprovalMove::Wait:
      case domain::ApprovalMove::Forget: break;
      case domain::ApprovalMove::Remind: remind(); break;
      case domain::ApprovalMove::Close: tell_closed(); break;
      case domain::ApprovalMove::Reopen: tell_reopened(); break;
      case domain::ApprovalMove::NotAsked: tell_not_asked(); break;
    }
    store::save_ticket(scene_.session, ticket_);
  }

 private:
  [[nodiscard]] std::optional<domain::AskingMail> asking_mail() const {
    if (!asked_by_) return std::nullopt;
    return domain::AskingMail{asked_by_->state, asked_by_->ended.value_or(asked_by_->created)};
  }

  void remind() {
    auto& approval = ticket_.approval;
    auto fields = ticket_fields(scene_.desk, ticket_);
    fields.set("approve_by",
               moment_words(scene_.desk, ticket_, ticket_.language, approval.approve_by.value()));
    approval.mail = tell_participants(
        scene_, ticket_, {.letter = mail::LetterKind::ApprovalReminder, .fields = std::move(fields)});
    note(domain::event::ApprovalReminded{});
  }

  void tell_closed() {
    auto fields = ticket_fields(scene_.desk, ticket_);
    fields.flag("silent").set("reopen_until",
                              moment_words(scene_.desk, ticket_, ticket_.language,
                                           scene_.now + scene_.desk.config().tickets.reopen_within));
    tell_participants(scene_, ticket_, {.letter = mail::LetterKind::Closed, .fields = std::move(fields)});
  }

  void tell_reopened() {
    tell_participants(scene_, ticket_,
                      {.letter = mail::LetterKind::Reopened, .fields = ticket_fields(scene_.desk, ticket_)});
    tell_of_reopening(scene_, ticket_);
  }

  void tell_not_asked() {
    if (ticket_.status == domain::Status::Resolved) note(domain::event::ApprovalStopped{});
    const std::string words =
        asked_by_ && !asked_by_->words.empty() ? asked_by_->words : "it could not be sent";
    if (asked_by_)
      tell_of_lost_mail(scene_, ticket_, asked_by_->number, words);
    else
      tell_of_undelivered(scene_, ticket_, {ticket_.requester, words, "", ""});
  }

  void note(domain::EventKind what) {
    store::add_event(scene_.session, ticket_.number, {scene_.now, "ticketd", std::move(what)});
  }

  const Scene& scene_;
  domain::Ticket ticket_;
  std::optional<store::OutboxRow> asked_by_;
};

}  // namespace

domain::ApprovalTime approval_time(const Scene& scene, const domain::Ticket& ticket) {
  const auto& contract = scene.desk.contract_of(ticket);
  return {scene.desk.calendar_of(contract), scene.desk.config().tickets.approve_within};
}

domain::Instant approve_by(const Scene& scene, const domain::Ticket& ticket) {
  return domain::approve_by(approval_time(scene, ticket), scene.now);
}

void bring_back_approval(const Scene& scene, domain::TicketNumber number) {
  auto ticket = store::find_ticket(scene.session, number);
  if (!ticket) return;
  ticket->approval = domain::brought_back(ticket->approval, approval_time(scene, *ticket), scene.now);
  store::save_ticket(scene.session, *ticket);
}

std::optional<domain::Instant> approve_due(const Tick& tick, std::size_t at_once) {
  for (bool more = true; more;) {
    const auto due = store::read(tick.store, [&](store::Session& session) {
      return store::approvals_due(session, tick.now, at_once, not_put_off(tick, approvals_timer));
    });
    for_each_due(tick, approvals_timer, due, [](const Scene& scene, domain::TicketNumber number) {
      if (const auto ticket = store::find_ticket(scene.session, number)) Due(scene, *ticket).act();
    });
    more = made_room(tick, approvals_timer, due, at_once);
  }
  return next_of(tick, approvals_timer, store::read(tick.store, store::next_approval_due));
}

}  // namespace ticketd::flow
