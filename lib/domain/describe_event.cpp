// SPDX-License-Identifier: Apache-2.0
#include "domain/describe_event.hpp"

#include "domain/duration.hpp"
#include "domain/rfc3339.hpp"

namespace ticketd::domain {
namespace {

std::string number(TicketNumber ticket) {
  return "#" + std::to_string(ticket.value);
}

std::string number(Priority priority) {
  return std::to_string(static_cast<int>(priority));
}

std::string changed(std::string_view from, std::string_view to) {
  return std::string(from) + " -> " + std::string(to);
}

std::string told(const event::Opened& what) {
  if (!what.verdict) return "by the desk itself: " + what.reason;
  return std::string(name_of(*what.verdict)) + ": " + what.reason;
}
std::string told(const event::MessageReceived& what) {
  return std::string(name_of(what.verdict)) + ": " + what.reason;
}
std::string told(const event::AcknowledgedMail& what) {
  return "to " + what.to;
}
std::string told(const event::AcknowledgementWithheld& what) {
  return what.reason;
}
std::string told(const event::StatusChanged& what) {
  return changed(name_of(what.from), name_of(what.to)) + ": " +
         (what.remark.empty() ? std::string(name_of(what.cause)) : what.remark);
}
std::string told(const event::Related& what) {
  const bool by_mail = what.by == event::Related::By::Mail;
  return (by_mail ? "related to " : "overdue without a step left: ") + number(what.ticket);
}
std::string told(const event::ClockStartedLate& /*what*/) {
  return "the mail is older than the desk backdates: the clocks start now";
}
std::string told(const event::Quarantined& what) {
  return what.error;
}
std::string told(const event::Replayed& what) {
  return "taken in again as " + (what.ticket ? number(*what.ticket) : "an unfiled message");
}
std::string told(const event::MailLeftOnServer& what) {
  return "too large (" + std::to_string(what.bytes) + " bytes): the whole mail lies in folder " +
         what.folder + " of queue " + what.queue + " as UID " + std::to_string(what.uid);
}

std::string told(const event::SendingFailed& what) {
  using Why = event::SendingFailed::Why;
  switch (what.why) {
    case Why::Refused: return "mail to " + what.to + " refused: " + what.words;
    case Why::EarlierCameBack: return "mail to " + what.to + " is not sent: an earlier one came back";
    case Why::TakesNoMail: return what.to + " was sent nothing: an earlier mail came back";
  }
  return {};
}

std::string_view told(event::Bounced::Delivery delivery) {
  using Delivery = event::Bounced::Delivery;
  switch (delivery) {
    case Delivery::Late: return "late, its server goes on trying";
    case Delivery::NotYet: return "not delivered, not for good";
    case Delivery::Failed: return "not delivered";
    case Delivery::EndsSending: return "not delivered, nothing more is sent to this address";
  }
  return {};
}
std::string told(const event::Bounced& what) {
  std::string line = "mail to " + what.to + ": " + std::string(told(what.delivery));
  if (!what.passed_on_to.empty()) line += ", passed on to " + what.passed_on_to;
  std::string words = what.status;
  if (!what.words.empty()) words += (words.empty() ? "" : ": ") + what.words;
  return words.empty() ? line : line + "; " + words;
}

std::string told(const event::Assigned& what) {
  return what.agent;
}
std::string told(const event::NobodyThere& /*what*/) {
  return "no agent works on this queue";
}
std::string told(const event::Replied& /*what*/) {
  return "answered the requester";
}
std::string told(const event::Noted& what) {
  using Kind = event::Noted::Kind;
  switch (what.kind) {
    case Kind::Internal: return "an internal note";
    case Kind::Handover: return "words to " + what.to;
    case Kind::AmongAgents: return "among agents";
  }
  return {};
}
std::string told(const event::PriorityChanged& what) {
  return changed(number(what.from), number(what.to));
}
std::string told(const event::SubjectChanged& what) {
  return what.subject;
}
std::string told(const event::ParticipantAdded& what) {
  return what.address;
}
std::string told(const event::ParticipantRemoved& what) {
  return what.address;
}
std::string told(const event::TimeSpent& what) {
  std::string line = format_duration(what.spent);
  if (what.kind == command::Activity::Phone) line += " phone";
  return what.text.empty() ? line : line + ": " + what.text;
}
std::string told(const event::Merged& what) {
  if (what.way == event::Merged::Way::Into) return "goes on as " + number(what.ticket);
  return number(what.ticket) + " goes on here";
}
std::string told(const event::Moved& what) {
  return changed(what.from, what.to);
}
std::string told(const event::CommandRefused& what) {
  return what.command + ": " + what.reason;
}

std::string told(const event::ProofRefused& what) {
  return "in the name of " + what.agent + ": " + what.reason;
}
std::string told(const event::TokenBurnt& what) {
  if (what.how == event::TokenBurnt::How::SentAlong)
    return "the mail of " + what.by + " went to " + what.other + " as well";
  return (what.by.empty() ? "somebody" : what.by) + " shows a mail that was sent to an agent";
}
std::string told(const event::ApprovalReminded& /*what*/) {
  return "asked again whether it is resolved";
}
std::string told(const event::ApprovalStopped& /*what*/) {
  return "the mail that asked did not arrive: silence is no consent";
}
std::string told(const event::RecordSent& /*what*/) {
  return "asked for the record";
}
std::string told(const event::AnswerHeld& what) {
  return "not sent, returned to " + what.agent + ": " + what.reason;
}
std::string told(const event::AnswerReleased& what) {
  return what.reason;
}
std::string told(const event::AnswerRead& what) {
  using As = event::AnswerRead::As;
  switch (what.as) {
    case As::UnprovenYes: return "read as yes, but not proven to be the requester's: nothing changes";
    case As::Thanks: return "read as thanks: silence runs on";
    case As::Unclear:
      return "read as neither a clear yes nor a clear no: opens again unless somebody answers within a "
             "working hour";
  }
  return {};
}
std::string told(const event::MailLoopStopped& /*what*/) {
  return "both ends answer like robots: nothing is passed on until /continue";
}
std::string told(const event::MailLoopEnded& /*what*/) {
  return "mails are passed on again";
}
std::string told(const event::MailHeld& /*what*/) {
  return "two robots answer each other: not passed on";
}

std::string told(const event::ContractFollowed& what) {
  return "contract " + changed(what.from, what.to);
}
std::string told(const event::TargetMoved& what) {
  return "work begins by " + format_rfc3339(what.to) + " instead of " + format_rfc3339(what.from);
}
std::string told(const event::WallTimePromised& what) {
  return "calendar " + what.calendar + " has no hours after " + format_rfc3339(what.since) +
         ": wall time is promised";
}
std::string told(const event::ClockLeft& what) {
  return "left as it was: " + what.error;
}

std::string told(const event::Escalated& what) {
  const bool is_step = what.as == event::Escalated::As::Step;
  std::string line = (is_step ? "" : "mail instead of ") + what.step;
  for (const auto& each : what.missing) line += "; " + each;
  for (const auto& each : what.mailed) line += (&each == &what.mailed.front() ? "; mail to " : ", ") + each;
  return line;
}
std::string told(const event::CallPlaced& what) {
  return what.person + (what.number.empty() ? "" : " at " + what.number) + " through " + what.gateway;
}

std::string told(const event::CallEnded& what) {
  return what.person + ": " + std::string(describe(what.outcome)) +
         (what.words.empty() ? "" : " (" + what.words + ")");
}

std::string told(const event::EscalationAcknowledged& what) {
  return what.by == event::EscalationAcknowledged::By::Key ? "pressed 1" : "without a call";
}
std::string told(const event::EscalationStopped& what) {
  using Why = event::EscalationStopped::Why;
  switch (what.why) {
    case Why::StatusChanged: return std::string(what.cause ? name_of(*what.cause) : "another status");
    case Why::WorkGoesOn: return "work goes on";
    case Why::ClockStands: return "its clock does not run any more";
    case Why::Operator: return "ticketctl escalations";
    case Why::Over: return what.remark;
  }
  return {};
}
std::string told(const event::EscalationExhausted& what) {
  return what.step;
}
std::string told(const event::EscalationRestarted& what) {
  return what.step;
}

}  // namespace

std::string describe(const EventKind& what) {
  return std::visit([](const auto& kind) { return told(kind); }, what);
}

std::string_view describe(CallOutcome outcome) {
  switch (outcome) {
    case CallOutcome::Acknowledged: return "pressed 1: took it";
    case CallOutcome::PassedOn: return "pressed 2: passed it on";
    case CallOutcome::NoKey: return "answered and pressed no key";
    case CallOutcome::Reached: return "answered";
    case CallOutcome::Busy: return "busy";
    case CallOutcome::Rejected:  // who declines a call has not answered it
    case CallOutcome::NoAnswer: return "no answer";
    case CallOutcome::Unreachable: return "can't be reached";
    case CallOutcome::GatewayBroken: return "no call came about";
    case CallOutcome::Interrupted: return "the call was ended by us";
    case CallOutcome::NotPutThrough: return "the call was not put through";
  }
  return {};
}

}  // namespace ticketd::domain
