// SPDX-License-Identifier: Apache-2.0
#include "domain/decide_approval.hpp"

#include <array>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "domain/sample_calendars.hpp"

namespace ticketd::domain {
namespace {

using test::at;

// Monday to Friday, nine hours a day: half the time is one day.
const ApprovalTime& two_days() {
  static const Calendar calendar(test::office("UTC"));
  static const ApprovalTime time{calendar, std::chrono::hours{18}};
  return time;
}

constexpr Instant monday_noon =
    std::chrono::sys_days{std::chrono::year{2026} / 3 / 2} + std::chrono::hours{12};
constexpr Instant tuesday_noon = monday_noon + std::chrono::days{1};
constexpr Instant wednesday_noon = monday_noon + std::chrono::days{2};
constexpr Instant thursday_noon = monday_noon + std::chrono::days{3};
constexpr Instant friday_noon = monday_noon + std::chrono::days{4};
constexpr OutboxNumber mail{5};

constexpr std::array statuses{Status::New,      Status::Open,   Status::Waiting,
                              Status::Resolved, Status::Closed, Status::Quarantined};
constexpr std::array steps{ApprovalStep::None, ApprovalStep::Reminder, ApprovalStep::Silence,
                           ApprovalStep::Objection};

std::vector<std::optional<AskingMail>> mails_taken(Instant taken) {
  return {std::nullopt, AskingMail{SendState::Pending, taken}, AskingMail{SendState::Sent, taken},
          AskingMail{SendState::Failed, taken}, AskingMail{SendState::Dropped, taken}};
}

bool was_sent(const std::optional<AskingMail>& asking) {
  return asking && asking->state == SendState::Sent;
}

}  // namespace

TEST_CASE("the requester is reminded after half the time, counted from when the relay took the mail") {
  struct Case {
    const char* what;
    Instant now;
    std::optional<Instant> approve_by;
    ApprovalMove move;
    Approval becomes;
  };
  const std::vector<Case> cases{
      {"too early",
       monday_noon,
       {},
       ApprovalMove::Wait,
       {ApprovalStep::Reminder, tuesday_noon, wednesday_noon, mail}},
      {"in time",
       tuesday_noon,
       wednesday_noon,
       ApprovalMove::Remind,
       {ApprovalStep::Silence, wednesday_noon, wednesday_noon, {}}},
      {"late: there is half the time again",
       thursday_noon,
       wednesday_noon,
       ApprovalMove::Remind,
       {ApprovalStep::Silence, friday_noon, friday_noon, {}}},
      {"more was promised",
       tuesday_noon,
       friday_noon,
       ApprovalMove::Remind,
       {ApprovalStep::Silence, friday_noon, friday_noon, {}}},
  };
  for (const auto& each : cases) {
    CAPTURE(each.what);
    const Approval asked{ApprovalStep::Reminder, each.now, each.approve_by, mail};
    const auto decision = decide_approval({Status::Resolved, asked, AskingMail{SendState::Sent, monday_noon}},
                                          two_days(), each.now);
    CHECK(decision.move == each.move);
    CHECK(decision.approval == each.becomes);
    CHECK_FALSE(decision.cause);
  }
}

TEST_CASE("silence is consent when the time is over, and half of it since the relay took the reminder") {
  struct Case {
    const char* what;
    Instant reminder_taken;
    Instant now;
    std::optional<Instant> closes;
  };
  const std::vector<Case> cases{
      {"too early", tuesday_noon, tuesday_noon, wednesday_noon},
      {"in time", tuesday_noon, wednesday_noon, {}},
      {"the reminder lay in the outbox", wednesday_noon, wednesday_noon, thursday_noon},
      {"and now its time is over", wednesday_noon, thursday_noon, {}},
  };
  for (const auto& each : cases) {
    CAPTURE(each.what);
    const Approval asked{ApprovalStep::Silence, each.now, wednesday_noon, mail};
    const auto decision = decide_approval(
        {Status::Resolved, asked, AskingMail{SendState::Sent, each.reminder_taken}}, two_days(), each.now);
    CHECK(decision.move == (each.closes ? ApprovalMove::Wait : ApprovalMove::Close));
    CHECK(decision.approval.due == each.closes);
    CHECK(decision.cause == (each.closes ? std::nullopt : std::optional(Cause::ApprovalTimeOver)));
    if (!each.closes) CHECK(decision.approval == Approval{});
  }
}

TEST_CASE("silence never closes but a resolved ticket whose reminder the relay has taken") {
  for (const Status status : statuses)
    for (const ApprovalStep step : steps)
      for (const auto& asking : mails_taken(monday_noon)) {
        const auto decision = decide_approval({status, {step, friday_noon, tuesday_noon, mail}, asking},
                                              two_days(), friday_noon);
        const bool may_close =
            status == Status::Resolved && step == ApprovalStep::Silence && was_sent(asking);
        CAPTURE(std::string(name_of(status)));
        CAPTURE(static_cast<int>(step));
        CHECK((decision.move == ApprovalMove::Close) == may_close);
        CHECK((decision.cause == Cause::ApprovalTimeOver) == may_close);
      }
}

TEST_CASE("what becomes of a question whose mail did not get to anybody") {
  struct Case {
    const char* what;
    Status status;
    std::optional<SendState> state;
    ApprovalMove move;
    std::optional<Instant> due;
  };
  const Instant hour_later = friday_noon + std::chrono::hours{1};
  const std::vector<Case> cases{
      {"it waits in the outbox", Status::Resolved, SendState::Pending, ApprovalMove::Wait, hour_later},
      {"it failed", Status::Resolved, SendState::Failed, ApprovalMove::NotAsked, {}},
      {"ops dropped it", Status::Resolved, SendState::Dropped, ApprovalMove::NotAsked, {}},
      {"there is none", Status::Resolved, {}, ApprovalMove::NotAsked, {}},
      {"a question to a waiting ticket waits in the outbox",
       Status::Waiting,
       SendState::Pending,
       ApprovalMove::Wait,
       {}},
      {"it was sent", Status::Waiting, SendState::Sent, ApprovalMove::Wait, {}},
      {"ops dropped it, and know", Status::Waiting, SendState::Dropped, ApprovalMove::Wait, {}},
      {"it failed", Status::Waiting, SendState::Failed, ApprovalMove::NotAsked, {}},
      {"there is none", Status::Waiting, {}, ApprovalMove::NotAsked, {}},
  };
  for (const auto& each : cases) {
    CAPTURE(each.what);
    std::optional<AskingMail> asking;
    if (each.state) asking = AskingMail{*each.state, monday_noon};
    const Approval asked{ApprovalStep::Silence, friday_noon, tuesday_noon, mail};
    const auto decision = decide_approval({each.status, asked, asking}, two_days(), friday_noon);
    CHECK(decision.move == each.move);
    CHECK(decision.approval.due == each.due);
    const bool is_over = each.move == ApprovalMove::NotAsked;
    CHECK(decision.cause == (is_over ? std::optional(Cause::MailBounced) : std::nullopt));
    CHECK(decision.approval.mail == (is_over ? std::nullopt : std::optional(mail)));
  }
}

TEST_CASE("an objection that nobody answered opens the ticket again, whatever its mails did") {
  for (const auto& asking : mails_taken(monday_noon)) {
    const Approval objected{ApprovalStep::Objection, tuesday_noon, {}, {}};
    const auto decision = decide_approval({Status::Resolved, objected, asking}, two_days(), tuesday_noon);
    CHECK(decision.move == ApprovalMove::Reopen);
    CHECK(decision.cause == Cause::ObjectionLeftOpen);
    CHECK(decision.approval == Approval{});
  }
}

TEST_CASE("of a ticket that is neither resolved nor waits nothing is asked any more") {
  for (const Status status : statuses) {
    if (status == Status::Resolved || status == Status::Waiting) continue;
    for (const ApprovalStep step : steps)
      for (const auto& asking : mails_taken(monday_noon)) {
        const auto decision = decide_approval({status, {step, friday_noon, tuesday_noon, mail}, asking},
                                              two_days(), friday_noon);
        CHECK(decision.move == ApprovalMove::Forget);
        CHECK(decision.approval == Approval{});
        CHECK_FALSE(decision.cause);
      }
  }
}

TEST_CASE("a resolution that nobody was asked about is forgotten rather than taken for approved") {
  const Approval none{ApprovalStep::None, friday_noon, {}, mail};
  const auto decision = decide_approval({Status::Resolved, none, AskingMail{SendState::Sent, monday_noon}},
                                        two_days(), friday_noon);
  CHECK(decision.move == ApprovalMove::Forget);
  CHECK(decision.approval == Approval{});
}

TEST_CASE("an agent's action asks by the letter about a resolution, and what ends that ends the question") {
  const Approval before{ApprovalStep::Silence, tuesday_noon, tuesday_noon, OutboxNumber{3}};
  const Approval asked{ApprovalStep::Reminder, tuesday_noon, wednesday_noon, mail};
  Approval waits;
  waits.mail = mail;
  struct Case {
    const char* what;
    Status status;
    ToldRequester told;
    Approval after;
  };
  const std::vector<Case> cases{
      {"resolved, and told so", Status::Resolved, {true, mail}, asked},
      {"nobody could be told: silence means nothing", Status::Resolved, {true, {}}, {}},
      {"a note about a resolved ticket", Status::Resolved, {}, before},
      {"waits for the requester", Status::Waiting, {true, mail}, waits},
      {"waits, and nobody was told", Status::Waiting, {}, {}},
      {"open", Status::Open, {true, mail}, {}},
      {"closed", Status::Closed, {true, mail}, {}},
  };
  for (const auto& each : cases) {
    CAPTURE(each.what);
    CHECK(approval_after_action(before, each.status, each.told, two_days(), monday_noon) == each.after);
  }
}

TEST_CASE("words that are neither yes nor no want an answer within a working hour") {
  CHECK(begin_objection(two_days(), monday_noon) ==
        Approval{ApprovalStep::Objection, monday_noon + std::chrono::hours{1}, {}, {}});
  const Instant friday_evening = at("2026-03-06T16:30:00Z");
  CHECK(begin_objection(two_days(), friday_evening).due == at("2026-03-09T08:30:00Z"));
}

TEST_CASE("after the clock was put back nothing waits for longer than if it were asked now") {
  struct Case {
    const char* what;
    Approval kept;
    Approval brought;
  };
  const Approval objected{ApprovalStep::Objection, monday_noon + std::chrono::hours{1}, {}, {}};
  const std::vector<Case> cases{
      {"from the future",
       {ApprovalStep::Reminder, friday_noon, friday_noon, mail},
       {ApprovalStep::Reminder, tuesday_noon, wednesday_noon, mail}},
      {"sooner than that",
       {ApprovalStep::Reminder, monday_noon, tuesday_noon, mail},
       {ApprovalStep::Reminder, monday_noon, tuesday_noon, mail}},
      {"silence has the whole time",
       {ApprovalStep::Silence, friday_noon, friday_noon, mail},
       {ApprovalStep::Silence, wednesday_noon, wednesday_noon, mail}},
      {"an objection", {ApprovalStep::Objection, friday_noon, {}, {}}, objected},
      {"nothing is due", {ApprovalStep::None, {}, {}, mail}, {ApprovalStep::None, {}, {}, mail}},
  };
  for (const auto& each : cases) {
    CAPTURE(each.what);
    CHECK(brought_back(each.kept, two_days(), monday_noon) == each.brought);
  }
}

TEST_CASE("a mail that came back is waited for where it asked, or its reader gets what it reminds of") {
  struct Case {
    ApprovalStep step;
    OutboxNumber came_back;
    const char* to;
    bool is_waited_for;
  };
  const std::vector<Case> cases{
      {ApprovalStep::Reminder, mail, "eva@customer.example", true},
      {ApprovalStep::None, mail, "eva@customer.example", true},
      {ApprovalStep::Silence, OutboxNumber{4}, "eva@customer.example", true},
      {ApprovalStep::Reminder, OutboxNumber{4}, "eva@customer.example", true},
      {ApprovalStep::Silence, OutboxNumber{4}, "bo@customer.example", false},
      {ApprovalStep::Objection, OutboxNumber{4}, "eva@customer.example", false},
      {ApprovalStep::None, OutboxNumber{4}, "eva@customer.example", false},
  };
  for (const auto& each : cases) {
    CAPTURE(static_cast<int>(each.step));
    CAPTURE(each.came_back.value);
    CAPTURE(each.to);
    ProvenBounce bounce;
    bounce.row = each.came_back;
    bounce.address = each.to;
    CHECK(is_waited_for({each.step, {}, {}, mail}, bounce, "eva@customer.example") == each.is_waited_for);
  }
}

}  // namespace ticketd::domain
