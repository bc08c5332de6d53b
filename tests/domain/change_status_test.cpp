// SPDX-License-Identifier: Apache-2.0
#include "domain/change_status.hpp"

#include <array>
#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace ticketd::domain {
namespace {

constexpr Instant earlier = std::chrono::sys_days{std::chrono::year{2026} / 3 / 2};
constexpr Instant now = earlier + std::chrono::hours{12};
constexpr std::array statuses{Status::New,      Status::Open,   Status::Waiting,
                              Status::Resolved, Status::Closed, Status::Quarantined};
constexpr int causes = static_cast<int>(Cause::Replayed) + 1;

Ticket ticket_in(Status status) {
  Ticket ticket;
  ticket.number = TicketNumber{7};
  ticket.status = status;
  if (status == Status::Closed) ticket.closed = earlier;
  ticket.approval = {ApprovalStep::Silence, earlier, earlier, OutboxNumber{5}};
  return ticket;
}

}  // namespace

TEST_CASE("a change of status yields its event, and takes with it what hangs on the status") {
  struct Case {
    Status before;
    Cause cause;
    Status after;
    std::optional<Instant> closed;
    std::optional<Instant> work_began;
  };
  const std::vector<Case> cases{
      {Status::New, Cause::AgentReplied, Status::Open, {}, now},
      {Status::New, Cause::Started, Status::Open, {}, now},
      {Status::Open, Cause::WaitAsked, Status::Waiting, {}, now},
      {Status::Open, Cause::ResolveAsked, Status::Resolved, {}, now},
      {Status::Open, Cause::CloseAsked, Status::Closed, now, {}},
      {Status::Open, Cause::MergedAway, Status::Closed, now, {}},
      {Status::Resolved, Cause::Approved, Status::Closed, now, {}},
      {Status::Resolved, Cause::Rejected, Status::Open, {}, {}},
      {Status::Waiting, Cause::MailBounced, Status::Open, {}, {}},
      {Status::Closed, Cause::RequesterWrote, Status::Open, {}, {}},
      {Status::New, Cause::TakingInFailed, Status::Quarantined, {}, {}},
  };
  for (const Case& each : cases) {
    CAPTURE(std::string(name_of(each.before)));
    CAPTURE(std::string(name_of(each.cause)));
    auto ticket = ticket_in(each.before);
    CHECK(change_status(ticket, each.cause, now) ==
          event::StatusChanged{each.before, each.after, each.cause});
    CHECK(ticket.status == each.after);
    CHECK(ticket.closed == each.closed);
    CHECK(ticket.work_began == each.work_began);
    CHECK(ticket.approval == Approval{});
  }
}

TEST_CASE("what comes too late or changes nothing leaves the ticket as it was") {
  for (const Status status : statuses)
    for (int i = 0; i < causes; ++i) {
      const auto cause = static_cast<Cause>(i);
      const auto after = status_after(status, cause);
      if (after && *after != status) continue;
      CAPTURE(std::string(name_of(status)));
      CAPTURE(std::string(name_of(cause)));
      const auto before = ticket_in(status);
      auto ticket = before;
      CHECK_FALSE(change_status(ticket, cause, now));
      CHECK(ticket.status == before.status);
      CHECK(ticket.closed == before.closed);
      CHECK(ticket.approval == before.approval);
      // A second /wait, or words to who waits, is work all the same; what comes too late is not.
      CHECK(ticket.work_began.has_value() == (after && begins_work(cause)));
    }
}

TEST_CASE("work begins once") {
  auto ticket = ticket_in(Status::Open);
  ticket.work_began = earlier;
  CHECK(change_status(ticket, Cause::ResolveAsked, now));
  CHECK(ticket.work_began == earlier);
}

TEST_CASE("a ticket that was merged away goes on by itself once it is opened again") {
  auto ticket = ticket_in(Status::Closed);
  ticket.merged_into = TicketNumber{8};
  CHECK_FALSE(change_status(ticket, Cause::CloseAsked, now));
  CHECK(ticket.merged_into == TicketNumber{8});
  CHECK(change_status(ticket, Cause::ReopenAsked, now));
  CHECK_FALSE(ticket.merged_into.has_value());
}

}  // namespace ticketd::domain
