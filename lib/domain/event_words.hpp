// SPDX-License-Identifier: Apache-2.0
// The sentences in which people read what happened: as keys of a language's words.yaml and, in English, as
// what a history keeps beside the name of the event. describe_event.hpp fills them.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "domain/call_outcome.hpp"
#include "domain/instant.hpp"
#include "domain/ticket.hpp"
#include "domain/wording.hpp"

namespace ticketd::domain {

enum class EventText {
  Opened,
  OpenedByDesk,
  Received,
  Acknowledged,
  AcknowledgementWithheld,
  StatusBecame,
  RelatedByMail,
  RelatedByIncident,
  ClockStartedLate,
  SetAside,
  Replayed,
  ReplayedUnfiled,
  LeftOnServer,
  MailRefused,
  MailStopped,
  SentNothing,
  BouncedLate,
  BouncedNotYet,
  BouncedFailed,
  BouncedForGood,
  BouncedBehind,
  AssignedTo,
  AssignedToNobody,
  NobodyThere,
  AnsweredRequester,
  InternalNote,
  Handover,
  AmongAgents,
  PriorityBecame,
  SubjectBecame,
  Joined,
  Left,
  TimeSpent,
  TimeOnPhone,
  MergedInto,
  MergedFrom,
  MovedTo,
  CommandRefused,
  ProofRefused,
  MailSentAlong,
  MailShown,
  MailShownBySomebody,
  AskedAgain,
  QuestionLost,
  RecordAsked,
  AnswerHeld,
  AnswerReleased,
  UnprovenYes,
  ReadAsThanks,
  ReadAsUnclear,
  LoopStopped,
  LoopEnded,
  HeldInLoop,
  ContractFollowed,
  TargetMoved,
  WallTimePromised,
  ClockLeft,
  StepTaken,
  StepMailed,
  StepMailedTo,
  CallPlaced,
  CallWithoutNumber,
  CallEnded,
  TakenByKey,
  TakenWithoutCall,
  StoppedByStatus,
  StoppedByOtherStatus,
  StoppedByWork,
  StoppedWithClock,
  StoppedByOperator,
  StoppedOver,
  Exhausted,
  Restarted,
  VerdictRequest,
  VerdictReply,
  VerdictAutoReply,
  VerdictBounce,
  VerdictDelay,
  VerdictFeedback,
  VerdictReceipt,
  VerdictBulk,
  VerdictOwn,
  CauseAgentReplied,
  CauseStarted,
  CauseWaitAsked,
  CauseResolveAsked,
  CauseCloseAsked,
  CauseReopenAsked,
  CauseRequesterWrote,
  CauseApproved,
  CauseRejected,
  CauseApprovalTimeOver,
  CauseObjectionLeft,
  CauseMailBounced,
  CauseMarkedSpam,
  CauseMergedAway,
  CauseTakingInFailed,
  CauseReplayed
};

// Under `events` in a language's words; the English stands beside the event's name. In the order of the enum;
// verdicts and causes in the order of theirs.
[[nodiscard]] std::span<const Wording<EventText>> event_texts();

// One language's. No member is empty.
struct EventWords {
  std::vector<std::string> texts;  // in the order of EventText, with the placeholders of the English
  std::function<std::string(Status)> status;
  std::function<std::string(Priority)> priority;
  std::function<std::string(CallOutcome)> outcome;
  std::function<std::string(Seconds)> length;
  std::function<std::string(Instant)> moment;
};

}  // namespace ticketd::domain
