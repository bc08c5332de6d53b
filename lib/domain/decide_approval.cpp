// SPDX-License-Identifier: Apache-2.0
#include "domain/decide_approval.hpp"

#include <algorithm>

namespace ticketd::domain {
namespace {

constexpr Seconds answer_objection_within = std::chrono::hours{1};  // working time
constexpr Seconds look_again_after = std::chrono::hours{1};

Instant half_the_time_after(const ApprovalTime& time, Instant at) {
  return add_working_time(time.calendar, at, time.approve_within / 2);
}

ApprovalDecision wait_until(Approval approval, Instant due) {
  approval.due = due;
  return {ApprovalMove::Wait, approval, {}};
}

// It comes here when the mail that asks was not sent: nobody will answer that. Nothing else ends waiting.
ApprovalDecision while_waiting(const ApprovalFacts& facts) {
  const auto& mail = facts.mail;
  if (!mail || mail->state == SendState::Failed) return {ApprovalMove::NotAsked, {}, Cause::MailBounced};
  Approval waiting = facts.approval;
  waiting.due.reset();
  return {ApprovalMove::Wait, waiting, {}};
}

// Nobody can object to what lies in our outbox: time counts from when the relay took it.
ApprovalDecision remind_in_time(Approval approval, Instant taken, const ApprovalTime& time, Instant now) {
  const auto due = half_the_time_after(time, taken);
  approval.approve_by = std::max(approval.approve_by.value_or(taken), half_the_time_after(time, due));
  if (now < due) return wait_until(approval, due);
  approval.approve_by = std::max(*approval.approve_by, half_the_time_after(time, now));
  approval.step = ApprovalStep::Silence;
  approval.due = approval.approve_by;
  approval.mail.reset();
  return {ApprovalMove::Remind, approval, {}};
}

ApprovalDecision close_in_time(const Approval& approval, Instant taken, const ApprovalTime& time,
                               Instant now) {
  const auto due = std::max(approval.approve_by.value_or(taken), half_the_time_after(time, taken));
  if (now < due) return wait_until(approval, due);
  return {ApprovalMove::Close, {}, Cause::ApprovalTimeOver};
}

}  // namespace

Instant approve_by(const ApprovalTime& time, Instant now) {
  return add_working_time(time.calendar, now, time.approve_within);
}

Approval begin_approval(const ApprovalTime& time, std::optional<OutboxNumber> mail, Instant now) {
  if (!mail) return {};
  return {ApprovalStep::Reminder, half_the_time_after(time, now), approve_by(time, now), mail};
}

Approval begin_objection(const ApprovalTime& time, Instant now) {
  return {ApprovalStep::Objection, add_working_time(time.calendar, now, answer_objection_within), {}, {}};
}

Approval approval_after_action(const Approval& before, Status status, const ToldRequester& told,
                               const ApprovalTime& time, Instant now) {
  if (status == Status::Resolved) return told.is_told ? begin_approval(time, told.row, now) : before;
  Approval after;
  if (status == Status::Waiting) after.mail = told.row;
  return after;
}

Approval brought_back(const Approval& approval, const ApprovalTime& time, Instant now) {
  // As if the mail that asks were sent now.
  const auto longest = approval.step == ApprovalStep::Objection
                           ? begin_objection(time, now)
                           : begin_approval(time, approval.mail.value_or(OutboxNumber{}), now);
  Approval brought = approval;
  if (approval.approve_by && longest.approve_by)
    brought.approve_by = std::min(*approval.approve_by, *longest.approve_by);
  const bool waits_in_full = approval.step == ApprovalStep::Silence && longest.approve_by;
  if (approval.due)
    brought.due = std::min(*approval.due, waits_in_full ? *longest.approve_by : longest.due.value_or(now));
  return brought;
}

bool is_waited_for(const Approval& approval, const ProvenBounce& bounce, std::string_view requester) {
  if (approval.mail == bounce.row) return true;
  const bool asks_consent = approval.step == ApprovalStep::Reminder || approval.step == ApprovalStep::Silence;
  return asks_consent && bounce.address == requester;
}

ApprovalDecision decide_approval(const ApprovalFacts& facts, const ApprovalTime& time, Instant now) {
  if (facts.status == Status::Waiting) return while_waiting(facts);
  if (facts.status != Status::Resolved) return {ApprovalMove::Forget, {}, {}};
  if (facts.approval.step == ApprovalStep::Objection)
    return {ApprovalMove::Reopen, {}, Cause::ObjectionLeftOpen};
  if (facts.mail && facts.mail->state == SendState::Pending)
    return wait_until(facts.approval, now + look_again_after);
  if (!facts.mail || facts.mail->state != SendState::Sent)
    return {ApprovalMove::NotAsked, {}, Cause::MailBounced};
  if (facts.approval.step == ApprovalStep::Reminder)
    return remind_in_time(facts.approval, facts.mail->ended, time, now);
  if (facts.approval.step == ApprovalStep::Silence)
    return close_in_time(facts.approval, facts.mail->ended, time, now);
  // The mail asked for something else: nobody was asked whether it is resolved.
  return {ApprovalMove::Forget, {}, {}};
}

}  // namespace ticketd::domain
