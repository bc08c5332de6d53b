// SPDX-License-Identifier: Apache-2.0
// What a participant's answer comes to, by who gave it and how far the ticket is. Consent is the requester's
// alone, proven, and of a mail that no machine or list has marked; other participants' words are words. Who
// can't decide can't stop the silence by thanks, nor make it consent; whatever is in doubt waits for a
// person.
#pragma once

#include <optional>

#include "domain/approval.hpp"
#include "domain/event_kinds.hpp"
#include "domain/resolution_answer.hpp"
#include "domain/ticket.hpp"
#include "domain/verdict.hpp"
#include "domain/workflow.hpp"

namespace ticketd::domain {

struct GivenAnswer {
  ResolutionAnswer answer = ResolutionAnswer::Unclear;
  bool is_proven = false;  // who wrote it
  bool is_requesters = false;
  Mark mark = Mark::None;  // of its mail
};

// How an answer to "it is resolved" was read: what agents are told.
enum class ReadAs { Yes, No, Thanks, UnprovenYes, Unclear };

enum class ApprovalAfter {
  Stays,
  Ends,
  WaitsForAnswer  // as begin_objection() makes it
};

struct ConsentDecision {
  std::optional<Cause> cause;                  // what happens to the status; it may mean nothing there
  std::optional<ReadAs> read;                  // none: nobody was asked, these are words like others
  std::optional<event::AnswerRead::As> noted;  // for the history; none: the status change says it
  ApprovalAfter approval = ApprovalAfter::Stays;
};

// Total. `step`: of the ticket's approval.
[[nodiscard]] ConsentDecision decide_consent(Status status, ApprovalStep step, const GivenAnswer& given);

}  // namespace ticketd::domain
