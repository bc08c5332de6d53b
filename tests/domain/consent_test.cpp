// SPDX-License-Identifier: Apache-2.0
#include "domain/consent.hpp"

#include <array>
#include <vector>

#include <doctest/doctest.h>

namespace ticketd::domain {
namespace {

using enum ResolutionAnswer;

constexpr std::array statuses{Status::New,      Status::Open,   Status::Waiting,
                              Status::Resolved, Status::Closed, Status::Quarantined};
constexpr std::array answers{Consent, Objection, NoObjection, Unclear};
constexpr std::array marks{Mark::None, Mark::NoAnswer, Mark::Title, Mark::ForMany, Mark::Spam, Mark::Machine};

GivenAnswer of_requester(ResolutionAnswer answer, Mark mark = Mark::None) {
  return {answer, true, true, mark};
}

struct Case {
  const char* what;
  ApprovalStep step;
  GivenAnswer given;
  ConsentDecision decision;
};

constexpr auto unproven = event::AnswerRead::As::UnprovenYes;
constexpr auto thanks = event::AnswerRead::As::Thanks;
constexpr auto unclear = event::AnswerRead::As::Unclear;

const ConsentDecision waits{Cause::RequesterWrote, ReadAs::Unclear, unclear, ApprovalAfter::WaitsForAnswer};

// Of a ticket that is resolved.
const std::vector<Case> cases{
    {"the requester's yes",
     ApprovalStep::Reminder,
     of_requester(Consent),
     {Cause::Approved, ReadAs::Yes, {}, ApprovalAfter::Ends}},
    {"a yes whose firm stamps that it wants no answer",
     ApprovalStep::Silence,
     of_requester(Consent, Mark::NoAnswer),
     {Cause::Approved, ReadAs::Yes, {}, ApprovalAfter::Ends}},
    {"a yes after an objection",
     ApprovalStep::Objection,
     of_requester(Consent),
     {Cause::Approved, ReadAs::Yes, {}, ApprovalAfter::Ends}},
    {"the requester's no",
     ApprovalStep::Reminder,
     of_requester(Objection),
     {Cause::Rejected, ReadAs::No, {}, ApprovalAfter::Ends}},
    {"a no that a machine marked, which is doubt enough",
     ApprovalStep::Reminder,
     of_requester(Objection, Mark::Machine),
     {Cause::Rejected, ReadAs::No, {}, ApprovalAfter::Ends}},
    {"a machine's yes",
     ApprovalStep::Reminder,
     of_requester(Consent, Mark::Machine),
     {{}, ReadAs::UnprovenYes, unproven, ApprovalAfter::Stays}},
    {"a yes by a list",
     ApprovalStep::Silence,
     of_requester(Consent, Mark::ForMany),
     {{}, ReadAs::UnprovenYes, unproven, ApprovalAfter::Stays}},
    {"a yes without proof",
     ApprovalStep::Reminder,
     {Consent, false, true, Mark::None},
     {{}, ReadAs::UnprovenYes, unproven, ApprovalAfter::Stays}},
    {"somebody else's yes",
     ApprovalStep::Reminder,
     {Consent, true, false, Mark::None},
     {{}, ReadAs::UnprovenYes, unproven, ApprovalAfter::Stays}},
    {"somebody else's yes while an objection stands",
     ApprovalStep::Objection,
     {Consent, true, false, Mark::None},
     {{}, ReadAs::Unclear, unproven, ApprovalAfter::Stays}},
    {"thanks",
     ApprovalStep::Reminder,
     of_requester(NoObjection),
     {{}, ReadAs::Thanks, thanks, ApprovalAfter::Stays}},
    {"thanks while an objection stands",
     ApprovalStep::Objection,
     of_requester(NoObjection),
     {{}, ReadAs::Unclear, thanks, ApprovalAfter::Stays}},
    {"the requester's doubt", ApprovalStep::Reminder, of_requester(Unclear), waits},
    {"somebody else's no", ApprovalStep::Reminder, {Objection, true, false, Mark::None}, waits},
    {"a no without proof", ApprovalStep::Silence, {Objection, false, true, Mark::None}, waits},
};

}  // namespace

TEST_CASE("what an answer to a resolution comes to") {
  for (const Case& each : cases) {
    CAPTURE(each.what);
    const auto decision = decide_consent(Status::Resolved, each.step, each.given);
    CHECK(decision.cause == each.decision.cause);
    CHECK(decision.read == each.decision.read);
    CHECK(decision.noted == each.decision.noted);
    CHECK(decision.approval == each.decision.approval);
  }
}

TEST_CASE("nothing but the requester's own proven yes to a resolution is consent") {
  for (const Status status : statuses)
    for (const auto answer : answers)
      for (const Mark mark : marks)
        for (const bool is_proven : {false, true})
          for (const bool is_requesters : {false, true}) {
            const auto decision =
                decide_consent(status, ApprovalStep::Silence, {answer, is_proven, is_requesters, mark});
            const bool may_consent = mark == Mark::None || mark == Mark::NoAnswer;
            CHECK((decision.cause == Cause::Approved) == (status == Status::Resolved && answer == Consent &&
                                                          is_proven && is_requesters && may_consent));
          }
}

TEST_CASE("a closed ticket is opened again by what objects, and not by thanks or a yes") {
  for (const auto answer : answers) {
    const auto decision = decide_consent(Status::Closed, ApprovalStep::None, of_requester(answer));
    const bool opens = answer == Objection || answer == Unclear;
    CHECK(decision.cause == (opens ? std::optional(Cause::RequesterWrote) : std::nullopt));
    CHECK(decision.approval == (opens ? ApprovalAfter::Ends : ApprovalAfter::Stays));
    CHECK_FALSE(decision.read);
    CHECK_FALSE(decision.noted);
  }
}

TEST_CASE("where nobody was asked, words are words") {
  for (const Status status : {Status::New, Status::Open, Status::Waiting})
    for (const auto answer : answers) {
      const auto decision = decide_consent(status, ApprovalStep::None, of_requester(answer));
      CHECK(decision.cause == Cause::RequesterWrote);
      CHECK_FALSE(decision.read);
      CHECK_FALSE(decision.noted);
      CHECK(decision.approval == ApprovalAfter::Ends);
    }
}

}  // namespace ticketd::domain
