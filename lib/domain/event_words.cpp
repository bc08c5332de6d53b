// SPDX-License-Identifier: Apache-2.0
#include "domain/event_words.hpp"

#include <array>

namespace ticketd::domain {
namespace {

constexpr auto table = [] {
  using enum EventText;
  using Text = Wording<EventText>;
  return std::array{
      Text{Opened, "opened", "{verdict}: {reason}"},
      Text{OpenedByDesk, "opened_by_desk", "by the desk itself: {reason}"},
      Text{Received, "message_received", "{verdict}: {reason}"},
      Text{Acknowledged, "acknowledged_mail", "to {to}"},
      Text{AcknowledgementWithheld, "acknowledgement_withheld", "{reason}"},
      Text{StatusBecame, "status_changed", "{from} -> {to}: {why}"},
      Text{RelatedByMail, "related_by_mail", "related to {ticket}"},
      Text{RelatedByIncident, "related_by_incident", "overdue without a step left: {ticket}"},
      Text{ClockStartedLate, "clock_started_late",
           "the mail is older than the desk backdates: the clocks start now"},
      Text{SetAside, "quarantined", "{error}"},
      Text{Replayed, "replayed", "taken in again as {ticket}"},
      Text{ReplayedUnfiled, "replayed_unfiled", "taken in again as an unfiled message"},
      Text{LeftOnServer, "mail_left_on_server",
           "too large ({bytes} bytes): the whole mail lies in folder {folder} of queue {queue} as UID {uid}"},
      Text{MailRefused, "mail_refused", "mail to {to} refused: {words}"},
      Text{MailStopped, "mail_stopped", "mail to {to} is not sent: an earlier one came back"},
      Text{SentNothing, "sent_nothing", "{to} was sent nothing: an earlier mail came back"},
      Text{BouncedLate, "bounced_late", "mail to {to}: late, its server goes on trying"},
      Text{BouncedNotYet, "bounced_not_yet", "mail to {to}: not delivered, not for good"},
      Text{BouncedFailed, "bounced_failed", "mail to {to}: not delivered"},
      Text{BouncedForGood, "bounced_for_good",
           "mail to {to}: not delivered, nothing more is sent to this address"},
      Text{BouncedBehind, "bounced_behind", "passed on to {to}"},
      Text{AssignedTo, "assigned", "{agent}"},
      Text{AssignedToNobody, "assigned_nobody", ""},
      Text{NobodyThere, "nobody_there", "no agent works on this queue"},
      Text{AnsweredRequester, "replied", "answered the requester"},
      Text{InternalNote, "note_internal", "an internal note"},
      Text{Handover, "note_handover", "words to {to}"},
      Text{AmongAgents, "note_among_agents", "among agents"},
      Text{PriorityBecame, "priority_changed", "{from} -> {to}"},
      Text{SubjectBecame, "subject_changed", "{subject}"},
      Text{Joined, "participant_added", "{address}"},
      Text{Left, "participant_removed", "{address}"},
      Text{TimeSpent, "time_spent", "{length}"},
      Text{TimeOnPhone, "time_on_phone", "{length} phone"},
      Text{MergedInto, "merged_into", "goes on as {ticket}"},
      Text{MergedFrom, "merged_from", "{ticket} goes on here"},
      Text{MovedTo, "moved", "{from} -> {to}"},
      Text{CommandRefused, "command_refused", "{command}: {reason}"},
      Text{ProofRefused, "proof_refused", "in the name of {agent}: {reason}"},
      Text{MailSentAlong, "mail_sent_along", "the mail of {by} went to {other} as well"},
      Text{MailShown, "mail_shown", "{by} shows a mail that was sent to an agent"},
      Text{MailShownBySomebody, "mail_shown_by_somebody", "somebody shows a mail that was sent to an agent"},
      Text{AskedAgain, "approval_reminded", "asked again whether it is resolved"},
      Text{QuestionLost, "approval_stopped", "the mail that asked did not arrive: silence is no consent"},
      Text{RecordAsked, "record_sent", "asked for the record"},
      Text{AnswerHeld, "answer_held", "not sent, returned to {agent}: {reason}"},
      Text{AnswerReleased, "answer_released", "{reason}"},
      Text{UnprovenYes, "answer_unproven_yes",
           "read as yes, but not proven to be the requester's: nothing changes"},
      Text{ReadAsThanks, "answer_thanks", "read as thanks: silence runs on"},
      Text{ReadAsUnclear, "answer_unclear",
           "read as neither a clear yes nor a clear no: opens again unless somebody answers within a working "
           "hour"},
      Text{LoopStopped, "mail_loop_stopped",
           "both ends answer like robots: nothing is passed on until /continue"},
      Text{LoopEnded, "mail_loop_ended", "mails are passed on again"},
      Text{HeldInLoop, "mail_held", "two robots answer each other: not passed on"},
      Text{ContractFollowed, "contract_followed", "contract {from} -> {to}"},
      Text{TargetMoved, "target_moved", "work begins by {to} instead of {from}"},
      Text{WallTimePromised, "wall_time_promised",
           "calendar {calendar} has no hours after {since}: wall time is promised"},
      Text{ClockLeft, "clock_left", "left as it was: {error}"},
      Text{StepTaken, "escalated", "{step}"},
      Text{StepMailed, "escalated_by_mail", "mail instead of {step}"},
      Text{StepMailedTo, "escalated_to", "mail to {to}"},
      Text{CallPlaced, "call_placed", "{person} at {number} through {gateway}"},
      Text{CallWithoutNumber, "call_without_number", "{person} through {gateway}"},
      Text{CallEnded, "call_ended", "{person}: {outcome}"},
      Text{TakenByKey, "taken_by_key", "pressed 1"},
      Text{TakenWithoutCall, "taken_without_call", "without a call"},
      Text{StoppedByStatus, "stopped_by_status", "{why}"},
      Text{StoppedByOtherStatus, "stopped_by_other_status", "another status"},
      Text{StoppedByWork, "stopped_by_work", "work goes on"},
      Text{StoppedWithClock, "stopped_with_clock", "its clock does not run any more"},
      Text{StoppedByOperator, "stopped_by_operator", "ticketctl escalations"},
      Text{StoppedOver, "stopped_over", "{remark}"},
      Text{Exhausted, "escalation_exhausted", "{step}"},
      Text{Restarted, "escalation_restarted", "{step}"},
      Text{VerdictRequest, "verdict_request", "request"},
      Text{VerdictReply, "verdict_reply", "reply"},
      Text{VerdictAutoReply, "verdict_auto_reply", "auto-reply"},
      Text{VerdictBounce, "verdict_bounce", "bounce"},
      Text{VerdictDelay, "verdict_delay", "delay"},
      Text{VerdictFeedback, "verdict_feedback_report", "feedback-report"},
      Text{VerdictReceipt, "verdict_read_receipt", "read-receipt"},
      Text{VerdictBulk, "verdict_bulk", "bulk"},
      Text{VerdictOwn, "verdict_own", "own"},
      Text{CauseAgentReplied, "cause_agent_replied", "agent replied"},
      Text{CauseStarted, "cause_started", "work started"},
      Text{CauseWaitAsked, "cause_wait_asked", "waiting for the requester"},
      Text{CauseResolveAsked, "cause_resolve_asked", "resolved"},
      Text{CauseCloseAsked, "cause_close_asked", "closed"},
      Text{CauseReopenAsked, "cause_reopen_asked", "reopened"},
      Text{CauseRequesterWrote, "cause_requester_wrote", "the requester wrote"},
      Text{CauseApproved, "cause_approved", "approved by the requester"},
      Text{CauseRejected, "cause_rejected", "not approved by the requester"},
      Text{CauseApprovalTimeOver, "cause_approval_time_over", "no answer within the time for approval"},
      Text{CauseObjectionLeft, "cause_objection_left_open",
           "words after the resolution left without an answer"},
      Text{CauseMailBounced, "cause_mail_bounced", "our mail did not arrive"},
      Text{CauseMarkedSpam, "cause_marked_spam", "marked as spam"},
      Text{CauseMergedAway, "cause_merged_away", "merged"},
      Text{CauseTakingInFailed, "cause_taking_in_failed", "the mail could not be taken in"},
      Text{CauseReplayed, "cause_replayed", "the mail was taken in after all"},
  };
}();

static_assert(is_in_order(table));
static_assert(table.back().kind == EventText::CauseReplayed);

}  // namespace

std::span<const Wording<EventText>> event_texts() {
  return table;
}

}  // namespace ticketd::domain
