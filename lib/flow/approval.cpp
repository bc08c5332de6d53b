// SPDX-License-Identifier: Apache-2.0
#include "flow/approval.hpp"

#include <algorithm>

#include "domain/event.hpp"
#include "domain/workflow.hpp"
#include "flow/lost_mail.hpp"
#include "flow/notices.hpp"
#include "flow/status_mails.hpp"
#include "flow/ticket_fields.hpp"
#include "flow/turn_status.hpp"
#include "store/outbox.hpp"
#include "store/tickets.hpp"

namespace ticketd::flow {
namespace {

constexpr domain::Seconds answer_objection_within = std::chrono::hours{1};  // working time
constexpr domain::Seconds look_again_after = std::chrono::hours{1};

const domain::Calendar& calendar_of(const Scene& scene, const domain::Ticket& ticket) {
  return scene.desk.calendar_of(scene.desk.directory().contract_named(ticket.contract));
}

class Due {
 public:
  Due(const Scene& scene, const domain::Ticket& ticket)
      : scene_(scene),
        ticket_(ticket),
        progress_(store::progress_of(scene.database, ticket.number)),
        approval_(progress_.approval) {}

  void act() {
    if (ticket_.status == domain::Status::Waiting) {
      wait_on();
    } else if (ticket_.status != domain::Status::Resolved) {
      approval_ = {};
    } else if (approval_.step == store::ApprovalStep::Objection) {
      leave_open();
    } else if (const auto mail = asking_mail(); mail && mail->state == store::SendState::Pending) {
      approval_.due = scene_.now + look_again_after;
    } else if (!mail || mail->state != store::SendState::Sent) {
      never_arrived();
    } else if (approval_.step == store::ApprovalStep::Reminder) {
      remind_in_time(mail->ended.value_or(mail->created));
    } else {
      close_in_time(mail->ended.value_or(mail->created));
    }
    progress_.approval = approval_;
    store::keep_ticket(scene_.database, ticket_);
    store::keep_progress(scene_.database, ticket_.number, progress_);
  }

 private:
  // The one that asked last: the resolution, then its reminder.
  [[nodiscard]] std::optional<store::OutboxRow> asking_mail() const {
    return approval_.mail ? store::outbox_row(scene_.database, *approval_.mail) : std::nullopt;
  }

  [[nodiscard]] domain::Instant half_the_time_after(domain::Instant at) const {
    return domain::add_working_time(calendar_of(scene_, ticket_), at,
                                    scene_.desk.config().tickets.approve_within / 2);
  }

  // Nobody can object to what lies in our outbox: time counts from when the relay took it.
  void remind_in_time(domain::Instant taken) {
    const auto due = half_the_time_after(taken);
    approval_.approve_by = std::max(approval_.approve_by.value_or(taken), half_the_time_after(due));
    if (scene_.now < due)
      approval_.due = due;
    else
      remind();
  }

  void close_in_time(domain::Instant reminder_taken) {
    const auto due =
        std::max(approval_.approve_by.value_or(reminder_taken), half_the_time_after(reminder_taken));
    if (scene_.now < due)
      approval_.due = due;
    else
      close();
  }

  // It comes here when the mail that asks was not sent: nobody will answer that.
  void wait_on() {
    approval_.due.reset();
    const auto mail = asking_mail();
    if (mail && mail->state != store::SendState::Failed) return;
    turn_status(scene_, ticket_, domain::Cause::MailBounced, "ticketd");
    tell_not_sent();
    approval_ = {};
  }

  void remind() {
    const auto until = std::max(approval_.approve_by.value_or(scene_.now), half_the_time_after(scene_.now));
    auto fields = ticket_fields(scene_.desk, ticket_);
    fields.set("approve_by", moment_words(scene_.desk, ticket_, ticket_.language, until));
    approval_.mail = tell_participants(
        scene_, ticket_, {.letter = mail::Letter::ApprovalReminder, .fields = std::move(fields)});
    note(domain::event_name::approval_reminded, "asked again whether it is resolved");
    approval_.step = store::ApprovalStep::Silence;
    approval_.approve_by = until;
    approval_.due = until;
  }

  void close() {
    turn_status(scene_, ticket_, domain::Cause::ApprovalTimeOver, "ticketd");
    auto fields = ticket_fields(scene_.desk, ticket_);
    fields.flag("silent").set("reopen_until",
                              moment_words(scene_.desk, ticket_, ticket_.language,
                                           scene_.now + scene_.desk.config().tickets.reopen_within));
    tell_participants(scene_, ticket_, {.letter = mail::Letter::Closed, .fields = std::move(fields)});
    approval_ = {};
  }

  void leave_open() {
    turn_status(scene_, ticket_, domain::Cause::ObjectionLeftOpen, "ticketd");
    tell_participants(scene_, ticket_,
                      {.letter = mail::Letter::Reopened, .fields = ticket_fields(scene_.desk, ticket_)});
    tell_of_reopening(scene_, ticket_);
    approval_ = {};
  }

  void never_arrived() {
    note(domain::event_name::approval_stopped, "the mail that asked did not arrive: silence is no consent");
    tell_not_sent();
    approval_ = {};
  }

  void tell_not_sent() {
    const auto row = asking_mail();
    const std::string words = row && !row->words.empty() ? row->words : "it could not be sent";
    if (row)
      tell_of_lost_mail(scene_, ticket_, row->number, words);
    else
      tell_of_undelivered(scene_, ticket_, {ticket_.requester, words, "", ""});
  }

  void note(std::string_view name, std::string detail) {
    store::add_event(scene_.database, ticket_.number, {scene_.now, "ticketd", name, std::move(detail)});
  }

  const Scene& scene_;
  domain::Ticket ticket_;
  store::Progress progress_;
  store::Approval approval_;
};

}  // namespace

domain::Instant approve_by(const Scene& scene, const domain::Ticket& ticket) {
  return domain::add_working_time(calendar_of(scene, ticket), scene.now,
                                  scene.desk.config().tickets.approve_within);
}

store::Approval begin_approval(const Scene& scene, const domain::Ticket& ticket,
                               std::optional<domain::OutboxNumber> mail) {
  if (!mail) return {};
  const auto half = scene.desk.config().tickets.approve_within / 2;
  return {store::ApprovalStep::Reminder,
          domain::add_working_time(calendar_of(scene, ticket), scene.now, half), approve_by(scene, ticket),
          mail};
}

store::Approval objection(const Scene& scene, const domain::Ticket& ticket) {
  return {store::ApprovalStep::Objection,
          domain::add_working_time(calendar_of(scene, ticket), scene.now, answer_objection_within),
          std::nullopt, std::nullopt};
}

void bring_back_approval(const Scene& scene, domain::TicketNumber number) {
  const auto ticket = store::ticket_numbered(scene.database, number);
  if (!ticket) return;
  auto progress = store::progress_of(scene.database, number);
  auto& approval = progress.approval;
  // As if the mail that asks were sent now.
  const auto longest = approval.step == store::ApprovalStep::Objection
                           ? objection(scene, *ticket)
                           : begin_approval(scene, *ticket, approval.mail.value_or(domain::OutboxNumber{}));
  if (approval.approve_by && longest.approve_by)
    approval.approve_by = std::min(*approval.approve_by, *longest.approve_by);
  const bool waits_in_full = approval.step == store::ApprovalStep::Silence && longest.approve_by;
  if (approval.due)
    approval.due =
        std::min(*approval.due, waits_in_full ? *longest.approve_by : longest.due.value_or(scene.now));
  store::keep_progress(scene.database, number, progress);
}

std::optional<domain::Instant> approve_due(store::Database& database, const Desk& desk, domain::Instant now) {
  const Scene scene{database, desk, now};
  for (const auto number : store::approvals_due(database, now)) {
    store::Transaction transaction(database);
    const auto ticket = store::ticket_numbered(database, number);
    if (ticket) Due(scene, *ticket).act();
    transaction.commit();
  }
  return store::next_approval_due(database);
}

}  // namespace ticketd::flow
