// SPDX-License-Identifier: Apache-2.0
// What old databases hold must go on meaning the same: every stored enumerator with the number it is kept as.
// An enumerator that is missing here is a failed house test, a changed number a failed row.
#include "store/stored_numbers.hpp"

#include <doctest/doctest.h>

#include "domain/approval.hpp"
#include "domain/clocks.hpp"
#include "domain/command.hpp"
#include "domain/directory.hpp"
#include "domain/escalation.hpp"
#include "domain/mail_loop.hpp"
#include "domain/ticket.hpp"
#include "domain/verdict.hpp"
#include "store/compressed.hpp"
#include "store/held_answers.hpp"
#include "store/mailboxes.hpp"
#include "store/outbox.hpp"
#include "store/tickets.hpp"

namespace ticketd::store {
namespace {

struct Stored {
  template <class Enum>
  Stored(Enum value, int kept)
      : number(static_cast<int>(value)),
        wanted(kept),
        is_read(enumerator_of<Enum>(kept, "column") == value) {}
  int number;
  int wanted;
  bool is_read;
};

void check(std::initializer_list<Stored> table) {
  for (const Stored& row : table) {
    CHECK(row.number == row.wanted);
    CHECK(row.is_read);
  }
}

}  // namespace

TEST_CASE("tickets, messages and their verdicts are kept as these numbers") {
  using domain::Direction;
  using domain::Priority;
  using domain::Status;
  using domain::Verdict;
  check({{Status::New, 0},
         {Status::Open, 1},
         {Status::Waiting, 2},
         {Status::Resolved, 3},
         {Status::Closed, 4},
         {Status::Quarantined, 5}});
  check({{Priority::Urgent, 1}, {Priority::High, 2}, {Priority::Normal, 3}});
  check({{Direction::In, 0}, {Direction::Out, 1}, {Direction::Note, 2}});
  check({{Verdict::Request, 0},
         {Verdict::Reply, 1},
         {Verdict::AutoReply, 2},
         {Verdict::Bounce, 3},
         {Verdict::Delay, 4},
         {Verdict::FeedbackReport, 5},
         {Verdict::ReadReceipt, 6},
         {Verdict::Bulk, 7},
         {Verdict::Own, 8}});
}

TEST_CASE("clocks and calls are kept as these numbers") {
  using domain::CallOutcome;
  using domain::ChainPurpose;
  using domain::ChainState;
  using domain::ClockKind;
  check({{ClockKind::Response, 0}, {ClockKind::Open, 1}, {ClockKind::Work, 2}});
  check({{ChainPurpose::Alarm, 0}, {ChainPurpose::Notice, 1}});
  check({{ChainState::Pending, 0},
         {ChainState::Calling, 1},
         {ChainState::Acknowledged, 2},
         {ChainState::Stopped, 3},
         {ChainState::Exhausted, 4}});
  using domain::BusyAgain;
  check({{BusyAgain::NotYet, 0}, {BusyAgain::Over, 1}, {BusyAgain::Due, 2}});
  check({{CallOutcome::Acknowledged, 0},
         {CallOutcome::PassedOn, 1},
         {CallOutcome::NoKey, 2},
         {CallOutcome::Reached, 3},
         {CallOutcome::Busy, 4},
         {CallOutcome::NoAnswer, 5},
         {CallOutcome::Unreachable, 6},
         {CallOutcome::GatewayBroken, 7},
         {CallOutcome::Interrupted, 8},
         {CallOutcome::NotPutThrough, 9},
         {CallOutcome::Rejected, 10}});
}

TEST_CASE("outbox, marks, participants and what agents' work leaves are kept as these numbers") {
  using domain::ApprovalStep;
  using domain::LoopEnd;
  using domain::SendState;
  using domain::command::Activity;
  check({{SendState::Pending, 0}, {SendState::Sent, 1}, {SendState::Failed, 2}, {SendState::Dropped, 3}});
  check(
      {{PendingMark::None, 0}, {PendingMark::Done, 1}, {PendingMark::Quarantine, 2}, {PendingMark::Flag, 3}});
  check({{Activity::Unsaid, 0}, {Activity::Phone, 1}});
  check({{ParticipantRole::Requester, 0}, {ParticipantRole::Participant, 1}});
  check({{Encoding::Plain, 0}, {Encoding::Zstd, 1}});
  check({{LineEnd::CrLf, 0}, {LineEnd::Lf, 1}});
  check({{ApprovalStep::None, 0},
         {ApprovalStep::Reminder, 1},
         {ApprovalStep::Silence, 2},
         {ApprovalStep::Objection, 3}});
  check({{LoopEnd::Agents, 0}, {LoopEnd::Others, 1}});
  check({{HeldProof::None, 0}, {HeldProof::Own, 1}});
  check({{HeldState::Held, 0}, {HeldState::Sent, 1}, {HeldState::OnlyReturned, 2}});
}

}  // namespace ticketd::store
