// SPDX-License-Identifier: Apache-2.0
// What can have happened to a ticket, each with what is to be known of it as named values: programs count and
// invoice from these, describe() words them for people, and nothing is ever read out of a sentence again.
// `name` is public (docs/events.md) and only ever added to; the keys of the fields stand in event_fields.cpp.
// Members that may be unknown or none are last, and empty then.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "domain/call_outcome.hpp"
#include "domain/command.hpp"
#include "domain/ids.hpp"
#include "domain/instant.hpp"
#include "domain/ticket.hpp"
#include "domain/verdict.hpp"
#include "domain/workflow.hpp"

namespace ticketd::domain {

namespace event {

struct Opened {
  static constexpr std::string_view name = "opened";
  std::string reason;              // for the verdict; without one: what the desk opened it about
  std::optional<Verdict> verdict;  // of its mail; none: the desk itself opened it
  bool operator==(const Opened&) const = default;
};

struct MessageReceived {
  static constexpr std::string_view name = "message_received";
  Verdict verdict = Verdict::Reply;
  std::string reason;
  bool operator==(const MessageReceived&) const = default;
};

struct AcknowledgedMail {
  static constexpr std::string_view name = "acknowledged_mail";
  std::string to;
  bool operator==(const AcknowledgedMail&) const = default;
};

struct AcknowledgementWithheld {
  static constexpr std::string_view name = "acknowledgement_withheld";
  std::string reason;
  bool operator==(const AcknowledgementWithheld&) const = default;
};

struct StatusChanged {
  static constexpr std::string_view name = "status_changed";
  Status from{};
  Status to{};
  Cause cause{};
  std::string remark{};  // for people, more than the cause says: "mailbox support works again"
  bool operator==(const StatusChanged&) const = default;
};

struct Related {
  static constexpr std::string_view name = "related";
  enum class By { Mail, Incident };  // it names the ticket's thread; the desk's own tells that it is overdue
  TicketNumber ticket;
  By by{};
  bool operator==(const Related&) const = default;
};

struct ClockStartedLate {  // the mail is older than the desk backdates
  static constexpr std::string_view name = "clock_started_late";
  bool operator==(const ClockStartedLate&) const = default;
};

struct Quarantined {
  static constexpr std::string_view name = "quarantined";
  std::string error;
  bool operator==(const Quarantined&) const = default;
};

struct Replayed {
  static constexpr std::string_view name = "replayed";
  std::optional<TicketNumber> ticket;  // what the mail is filed in now; none: in no ticket
  bool operator==(const Replayed&) const = default;
};

struct MailLeftOnServer {  // too large
  static constexpr std::string_view name = "mail_left_on_server";
  std::int64_t bytes = 0;
  std::string folder;
  std::string queue;
  std::int64_t uid = 0;
  bool operator==(const MailLeftOnServer&) const = default;
};

struct SendingFailed {
  static constexpr std::string_view name = "sending_failed";
  enum class Why { Refused, EarlierCameBack, TakesNoMail };  // TakesNoMail: so it was not even written
  std::string to;
  Why why{};
  std::string words{};  // the relay's
  bool operator==(const SendingFailed&) const = default;
};

struct Bounced {
  static constexpr std::string_view name = "bounced";
  // Late: its server goes on trying. NotYet: not for good. EndsSending: failed, and so nothing more is sent.
  enum class Delivery { Late, NotYet, Failed, EndsSending };
  std::string to;
  Delivery delivery{};
  std::string passed_on_to{};  // where it failed, behind `to`
  std::string status{};        // "5.1.1"
  std::string words{};         // the far server's
  bool operator==(const Bounced&) const = default;
};

struct Assigned {
  static constexpr std::string_view name = "assigned";
  std::string agent;  // empty: to nobody
  bool operator==(const Assigned&) const = default;
};

struct NobodyThere {  // no agent works on the queue
  static constexpr std::string_view name = "nobody_there";
  bool operator==(const NobodyThere&) const = default;
};

struct Replied {  // to the requester
  static constexpr std::string_view name = "replied";
  bool operator==(const Replied&) const = default;
};

struct Noted {
  static constexpr std::string_view name = "note";
  enum class Kind { Internal, Handover, AmongAgents };
  Kind kind{};
  std::string to{};  // Handover: the agent
  bool operator==(const Noted&) const = default;
};

struct PriorityChanged {
  static constexpr std::string_view name = "priority_changed";
  Priority from = Priority::Normal;
  Priority to = Priority::Normal;
  bool operator==(const PriorityChanged&) const = default;
};

struct SubjectChanged {
  static constexpr std::string_view name = "subject_changed";
  std::string subject;
  bool operator==(const SubjectChanged&) const = default;
};

struct ParticipantAdded {
  static constexpr std::string_view name = "participant_added";
  std::string address;
  bool operator==(const ParticipantAdded&) const = default;
};

struct ParticipantRemoved {
  static constexpr std::string_view name = "participant_removed";
  std::string address;
  bool operator==(const ParticipantRemoved&) const = default;
};

struct TimeSpent {
  static constexpr std::string_view name = "time_spent";
  std::string agent;
  Seconds spent{0};
  command::Activity kind{};
  std::string text{};  // what on
  bool operator==(const TimeSpent&) const = default;
};

struct Merged {
  static constexpr std::string_view name = "merged";
  enum class Way { Into, From };  // this ticket goes on as that one; that one goes on as this
  Way way{};
  TicketNumber ticket;
  bool operator==(const Merged&) const = default;
};

struct Moved {
  static constexpr std::string_view name = "moved";
  std::string from;  // queues
  std::string to;
  bool operator==(const Moved&) const = default;
};

struct CommandRefused {
  static constexpr std::string_view name = "command_refused";
  std::string command;  // as written
  std::string reason;
  bool operator==(const CommandRefused&) const = default;
};

struct ProofRefused {
  static constexpr std::string_view name = "proof_refused";
  std::string agent;  // in whose name the mail came
  std::string reason;
  bool operator==(const ProofRefused&) const = default;
};

struct TokenBurnt {
  static constexpr std::string_view name = "token_burnt";
  enum class How {
    SentAlong,
    Shown
  };  // the agent's mail went outside as well; somebody else's mail carries it
  How how{};
  std::string by;       // the agent; Shown: whoever showed it, empty where the mail does not tell
  std::string other{};  // SentAlong: who has got it as well
  bool operator==(const TokenBurnt&) const = default;
};

struct ApprovalReminded {
  static constexpr std::string_view name = "approval_reminded";
  bool operator==(const ApprovalReminded&) const = default;
};

struct ApprovalStopped {  // the mail that asked did not arrive
  static constexpr std::string_view name = "approval_stopped";
  bool operator==(const ApprovalStopped&) const = default;
};

struct RecordSent {  // to the actor, who asked
  static constexpr std::string_view name = "record_sent";
  bool operator==(const RecordSent&) const = default;
};

struct AnswerHeld {  // an agent's mail was not sent, but returned
  static constexpr std::string_view name = "answer_held";
  std::string agent;
  std::string reason;
  bool operator==(const AnswerHeld&) const = default;
};

struct AnswerReleased {
  static constexpr std::string_view name = "answer_released";
  std::string reason;  // why it had been held
  bool operator==(const AnswerReleased&) const = default;
};

struct AnswerRead {  // to the question whether it is resolved, where it decides nothing at once
  static constexpr std::string_view name = "answer_read";
  enum class As { UnprovenYes, Thanks, Unclear };
  As as{};
  bool operator==(const AnswerRead&) const = default;
};

struct MailLoopStopped {
  static constexpr std::string_view name = "mail_loop_stopped";
  bool operator==(const MailLoopStopped&) const = default;
};

struct MailLoopEnded {
  static constexpr std::string_view name = "mail_loop_ended";
  bool operator==(const MailLoopEnded&) const = default;
};

struct MailHeld {
  static constexpr std::string_view name = "mail_held";
  bool operator==(const MailHeld&) const = default;
};

// Four changes of a clock share a public name; `change` tells them apart.
struct ContractFollowed {
  static constexpr std::string_view name = "clock_changed";
  static constexpr std::string_view change = "contract";
  std::string from;
  std::string to;
  bool operator==(const ContractFollowed&) const = default;
};

struct TargetMoved {
  static constexpr std::string_view name = "clock_changed";
  static constexpr std::string_view change = "target";
  Instant from;  // by which work was to begin
  Instant to;
  bool operator==(const TargetMoved&) const = default;
};

struct WallTimePromised {
  static constexpr std::string_view name = "clock_changed";
  static constexpr std::string_view change = "wall_time";
  std::string calendar;
  Instant since;  // it has no hours after that
  bool operator==(const WallTimePromised&) const = default;
};

struct ClockLeft {
  static constexpr std::string_view name = "clock_changed";
  static constexpr std::string_view change = "none";
  std::string error;  // why it could not be worked out again
  bool operator==(const ClockLeft&) const = default;
};

struct Escalated {
  static constexpr std::string_view name = "escalated";
  enum class As { Step, MailInsteadOfCall };
  std::string step;
  As as{};
  std::vector<std::string> missing{};  // what of the step named nobody
  std::vector<std::string> mailed{};   // addresses
  bool operator==(const Escalated&) const = default;
};

struct CallPlaced {
  static constexpr std::string_view name = "call_placed";
  std::string person;
  std::string gateway;
  std::string number{};  // empty: the person has none
  bool operator==(const CallPlaced&) const = default;
};

struct CallEnded {
  static constexpr std::string_view name = "call_ended";
  std::string person;
  CallOutcome outcome = CallOutcome::NoAnswer;
  std::string words{};  // the gateway's
  bool operator==(const CallEnded&) const = default;
};

struct EscalationAcknowledged {
  static constexpr std::string_view name = "escalation_acknowledged";
  enum class By { Key, Word };  // key 1 in a call; a mail or a command
  By by{};
  bool operator==(const EscalationAcknowledged&) const = default;
};

struct EscalationStopped {
  static constexpr std::string_view name = "escalation_stopped";
  enum class Why { StatusChanged, WorkGoesOn, ClockStands, Operator, Over };
  Why why{};
  std::optional<Cause> cause{};  // StatusChanged: of the change
  std::string remark{};          // Over: what is, for people: "the drill is over"
  bool operator==(const EscalationStopped&) const = default;
};

struct EscalationExhausted {
  static constexpr std::string_view name = "escalation_exhausted";
  std::string step;
  bool operator==(const EscalationExhausted&) const = default;
};

struct EscalationRestarted {
  static constexpr std::string_view name = "escalation_restarted";
  std::string step;
  bool operator==(const EscalationRestarted&) const = default;
};

}  // namespace event

using EventKind =
    std::variant<event::Opened, event::MessageReceived, event::AcknowledgedMail,
                 event::AcknowledgementWithheld, event::StatusChanged, event::Related,
                 event::ClockStartedLate, event::Quarantined, event::Replayed, event::MailLeftOnServer,
                 event::SendingFailed, event::Bounced, event::Assigned, event::NobodyThere, event::Replied,
                 event::Noted, event::PriorityChanged, event::SubjectChanged, event::ParticipantAdded,
                 event::ParticipantRemoved, event::TimeSpent, event::Merged, event::Moved,
                 event::CommandRefused, event::ProofRefused, event::TokenBurnt, event::ApprovalReminded,
                 event::ApprovalStopped, event::RecordSent, event::AnswerHeld, event::AnswerReleased,
                 event::AnswerRead, event::MailLoopStopped, event::MailLoopEnded, event::MailHeld,
                 event::ContractFollowed, event::TargetMoved, event::WallTimePromised, event::ClockLeft,
                 event::Escalated, event::CallPlaced, event::CallEnded, event::EscalationAcknowledged,
                 event::EscalationStopped, event::EscalationExhausted, event::EscalationRestarted>;

}  // namespace ticketd::domain
