// SPDX-License-Identifier: Apache-2.0
#include "domain/workflow.hpp"

#include <array>
#include <cstddef>
#include <set>
#include <string>
#include <utility>

#include <doctest/doctest.h>

using namespace ticketd::domain;

namespace {

constexpr std::array statuses{Status::New,      Status::Open,   Status::Waiting,
                              Status::Resolved, Status::Closed, Status::Quarantined};
constexpr int causes = static_cast<int>(Cause::Replayed) + 1;

}  // namespace

TEST_CASE("The way of an ordinary ticket") {
  CHECK(status_after(Status::New, Cause::AgentReplied) == Status::Open);
  CHECK(status_after(Status::Open, Cause::WaitAsked) == Status::Waiting);
  CHECK(status_after(Status::Waiting, Cause::RequesterWrote) == Status::Open);
  CHECK(status_after(Status::Open, Cause::ResolveAsked) == Status::Resolved);
  CHECK(status_after(Status::Resolved, Cause::Approved) == Status::Closed);
  CHECK(status_after(Status::Closed, Cause::RequesterWrote) == Status::Open);
}

TEST_CASE("What reopens a resolved ticket and what does not") {
  CHECK(status_after(Status::Resolved, Cause::Rejected) == Status::Open);
  CHECK(status_after(Status::Resolved, Cause::ObjectionLeftOpen) == Status::Open);
  CHECK(status_after(Status::Resolved, Cause::ReopenAsked) == Status::Open);
  CHECK(status_after(Status::Resolved, Cause::RequesterWrote) == Status::Resolved);
  CHECK(status_after(Status::Resolved, Cause::AgentReplied) == Status::Resolved);
  CHECK(status_after(Status::Resolved, Cause::ApprovalTimeOver) == Status::Closed);
}

TEST_CASE("A mail that did not arrive ends waiting and is never consent") {
  CHECK(status_after(Status::Waiting, Cause::MailBounced) == Status::Open);
  CHECK(status_after(Status::Resolved, Cause::MailBounced) == Status::Resolved);
}

TEST_CASE("What comes too late or too early is refused") {
  const std::array<std::pair<Status, Cause>, 19> refused{{{Status::New, Cause::ReopenAsked},
                                                          {Status::Open, Cause::ReopenAsked},
                                                          {Status::New, Cause::Approved},
                                                          {Status::Open, Cause::Approved},
                                                          {Status::Waiting, Cause::Approved},
                                                          {Status::New, Cause::Rejected},
                                                          {Status::Open, Cause::Rejected},
                                                          {Status::Waiting, Cause::Rejected},
                                                          {Status::Open, Cause::ApprovalTimeOver},
                                                          {Status::Waiting, Cause::ApprovalTimeOver},
                                                          {Status::Closed, Cause::ApprovalTimeOver},
                                                          {Status::Closed, Cause::ObjectionLeftOpen},
                                                          {Status::Closed, Cause::Started},
                                                          {Status::Closed, Cause::WaitAsked},
                                                          {Status::Closed, Cause::ResolveAsked},
                                                          {Status::Closed, Cause::Replayed},
                                                          {Status::Quarantined, Cause::AgentReplied},
                                                          {Status::Quarantined, Cause::Started},
                                                          {Status::Quarantined, Cause::ReopenAsked}}};
  for (const auto& [status, cause] : refused) {
    const auto case_status = name_of(status);  // clang 14 can't capture a binding
    CAPTURE(case_status);
    const auto case_cause = name_of(cause);  // clang 14 can't capture a binding
    CAPTURE(case_cause);
    CHECK_FALSE(status_after(status, cause));
  }
}

TEST_CASE("No cause stands twice for one status") {
  std::set<std::pair<Status, Cause>> seen;
  for (const Transition& each : transitions()) CHECK(seen.emplace(each.from, each.cause).second);
}

TEST_CASE("Quarantine is entered by a failure only and left by a replay or an end") {
  for (const Transition& each : transitions()) {
    if (each.to == Status::Quarantined) CHECK(each.cause == Cause::TakingInFailed);
    if (each.from == Status::Quarantined && each.to != each.from) {
      CHECK((each.to == Status::New || each.to == Status::Closed));
    }
  }
}

TEST_CASE("Only a person's word, the time for approval or a replay closes a ticket") {
  const std::set<Cause> closing{Cause::CloseAsked, Cause::Approved,   Cause::ApprovalTimeOver,
                                Cause::MarkedSpam, Cause::MergedAway, Cause::Replayed};
  for (const Transition& each : transitions()) {
    if (each.to == Status::Closed && each.from != Status::Closed) CHECK(closing.contains(each.cause));
  }
}

TEST_CASE("Asked twice, a command changes nothing the second time") {
  for (const Status status : statuses) {
    for (int i = 0; i < causes; ++i) {
      const auto cause = static_cast<Cause>(i);
      const auto once = status_after(status, cause);
      if (!once) continue;
      const auto twice = status_after(*once, cause);
      CAPTURE(name_of(status));
      CAPTURE(name_of(cause));
      CHECK((!twice || *twice == *once));
    }
  }
}

TEST_CASE("Work begins with an answer, /start, /wait or /resolve, and these and /close end a running chain") {
  const std::set<Cause> beginning{Cause::AgentReplied, Cause::Started, Cause::WaitAsked, Cause::ResolveAsked};
  for (int i = 0; i < causes; ++i) {
    const auto cause = static_cast<Cause>(i);
    CAPTURE(name_of(cause));
    CHECK(begins_work(cause) == beginning.contains(cause));
    CHECK(ends_running_chain(cause) == (beginning.contains(cause) || cause == Cause::CloseAsked));
    CHECK_FALSE(name_of(cause).empty());
  }
}
