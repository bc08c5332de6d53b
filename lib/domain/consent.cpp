// SPDX-License-Identifier: Apache-2.0
#include "domain/consent.hpp"

namespace ticketd::domain {
namespace {

using NotedAs = event::AnswerRead::As;

// A machine's or a list's yes is no consent. Whole firms stamp that they want no answer, which is no doubt.
bool may_consent(Mark mark) {
  return mark == Mark::None || mark == Mark::NoAnswer;
}

bool decides(const GivenAnswer& given) {
  if (!given.is_proven || !given.is_requesters) return false;
  if (given.answer == ResolutionAnswer::Consent) return may_consent(given.mark);
  return given.answer == ResolutionAnswer::Objection;
}

bool objects(ResolutionAnswer answer) {
  return answer == ResolutionAnswer::Objection || answer == ResolutionAnswer::Unclear;
}

// To a ticket that is resolved, by somebody whose word does not decide, or by words that do not.
ConsentDecision weigh(ResolutionAnswer answer, ApprovalStep step) {
  if (objects(answer))
    return {Cause::RequesterWrote, ReadAs::Unclear, NotedAs::Unclear, ApprovalAfter::WaitsForAnswer};
  const bool says_yes = answer == ResolutionAnswer::Consent;
  ConsentDecision decision;
  decision.noted = says_yes ? NotedAs::UnprovenYes : NotedAs::Thanks;
  decision.read = says_yes ? ReadAs::UnprovenYes : ReadAs::Thanks;
  // An earlier objection stands, and agents are told of that rather than of thanks.
  if (step == ApprovalStep::Objection) decision.read = ReadAs::Unclear;
  return decision;
}

}  // namespace

ConsentDecision decide_consent(Status status, ApprovalStep step, const GivenAnswer& given) {
  if (status == Status::Closed && !objects(given.answer)) return {};
  if (status != Status::Resolved) return {Cause::RequesterWrote, {}, {}, ApprovalAfter::Ends};
  if (!decides(given)) return weigh(given.answer, step);
  if (given.answer == ResolutionAnswer::Consent)
    return {Cause::Approved, ReadAs::Yes, {}, ApprovalAfter::Ends};
  return {Cause::Rejected, ReadAs::No, {}, ApprovalAfter::Ends};
}

}  // namespace ticketd::domain
