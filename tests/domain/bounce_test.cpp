// SPDX-License-Identifier: Apache-2.0
#include "domain/bounce.hpp"

#include <array>

#include <doctest/doctest.h>

namespace ticketd::domain {
namespace {

constexpr Instant now = std::chrono::sys_days{std::chrono::year{2026} / 11 / 2};

NamedRow row_to_eva() {
  return {OutboxNumber{5}, TicketNumber{7}, "eva@customer.example", false};
}

struct Case {
  const char* what;
  Verdict verdict;
  ReportedFailure failure;
  bool is_told;
  bool ends_sending;
};

const std::array cases{
    Case{"unknown", Verdict::Bounce, {"eva@customer.example", "5.1.1", "no such user", true}, true, true},
    Case{"other case", Verdict::Bounce, {"Eva@Customer.Example", "5.1.1", "", true}, true, true},
    Case{"nobody named", Verdict::Bounce, {"", "5.0.0", "", true}, true, true},
    Case{"permanent, no code", Verdict::Bounce, {"eva@customer.example", "", "gone", true}, true, true},
    Case{"for now", Verdict::Bounce, {"eva@customer.example", "4.2.2", "full", false}, true, false},
    Case{"4.x.x called final", Verdict::Bounce, {"eva@customer.example", "4.4.7", "", true}, true, false},
    Case{"delay", Verdict::Delay, {"eva@customer.example", "4.4.1", "", false}, true, false},
    Case{"delay called final", Verdict::Delay, {"eva@customer.example", "5.1.1", "", true}, true, false},
    Case{"passed on", Verdict::Bounce, {"bo@customer.example", "5.1.1", "", true}, true, false},
    Case{"out of office", Verdict::AutoReply, {"eva@customer.example", "5.1.1", "", true}, false, false},
    Case{"a person", Verdict::Reply, {"eva@customer.example", "5.1.1", "", true}, false, false},
    Case{"abuse report", Verdict::FeedbackReport, {"eva@customer.example", "5.1.1", "", true}, false, false},
};

}  // namespace

TEST_CASE("a report is told in the history, and only a final failure of the row's recipient ends sending") {
  for (const Case& one : cases) {
    CAPTURE(one.what);
    const auto bounces = decide_bounce({one.verdict, {row_to_eva()}, {one.failure}}, now);
    REQUIRE(bounces.size() == (one.is_told ? 1 : 0));
    if (one.is_told) CHECK(bounces[0].ends_sending == one.ends_sending);
  }
}

TEST_CASE("the history gets recipient, status and the far server's words") {
  const auto bounces = decide_bounce(
      {Verdict::Bounce, {row_to_eva()}, {{"eva@customer.example", "5.1.1", "no such user", true}}}, now);
  REQUIRE(bounces.size() == 1);
  CHECK(bounces[0].event.what ==
        EventKind(event::Bounced{"eva@customer.example", event::Bounced::Delivery::EndsSending, "", "5.1.1",
                                 "no such user"}));
}

TEST_CASE("a report that names no row of ours, or no failure, changes nothing") {
  CHECK(decide_bounce({Verdict::Bounce, {}, {{"eva@customer.example", "5.1.1", "", true}}}, now).empty());
  CHECK(decide_bounce({Verdict::Bounce, {row_to_eva()}, {}}, now).empty());
}

TEST_CASE("where a report names somebody, what it says of nobody is not for the others") {
  const std::vector<ReportedFailure> failures{{"bo@customer.example", "5.1.1", "", true},
                                              {"", "5.0.0", "", true}};
  CHECK(decide_bounce({Verdict::Bounce, {row_to_eva()}, failures}, now).empty());
}

TEST_CASE("a mail that failed where it was passed on is told, and sending goes on") {
  const std::vector<ReportedFailure> failures{{"eva@home.example", "5.1.1", "gone", true},
                                              {"eva.berg@customer.example", "5.1.1", "gone", true}};
  const auto bounces = decide_bounce({Verdict::Bounce, {row_to_eva()}, failures}, now);
  REQUIRE(bounces.size() == 1);
  CHECK(bounces[0].event.what ==
        EventKind(event::Bounced{"eva@customer.example", event::Bounced::Delivery::Failed, "eva@home.example",
                                 "5.1.1", "gone"}));
  CHECK(bounces[0].is_lost);
  CHECK_FALSE(bounces[0].ends_sending);
}

TEST_CASE("where a report may mean another of our mails or another failure, it changes nothing") {
  NamedRow other = row_to_eva();
  other.row = OutboxNumber{6};
  const ReportedFailure bo{"bo@home.example", "5.1.1", "", true};
  CHECK(decide_bounce({Verdict::Bounce, {row_to_eva(), other}, {bo}}, now).empty());
  CHECK(decide_bounce({Verdict::Bounce, {row_to_eva()}, {bo, {"li@home.example", "5.2.2", "", true}}}, now)
            .empty());
}

TEST_CASE("the address that the mail was sent to counts beside the one that it was passed on to") {
  const std::vector<ReportedFailure> failures{{"eva@home.example", "5.1.1", "", true},
                                              {"eva@customer.example", "5.1.1", "", true}};
  const auto bounces = decide_bounce({Verdict::Bounce, {row_to_eva()}, failures}, now);
  REQUIRE(bounces.size() == 1);
  CHECK(bounces[0].ends_sending);
}

TEST_CASE("agents and ops are never cut off by a bounce") {
  NamedRow row = row_to_eva();
  row.is_staff = true;
  const auto bounces = decide_bounce({Verdict::Bounce, {row}, {{"", "5.1.1", "", true}}}, now);
  REQUIRE(bounces.size() == 1);
  CHECK_FALSE(bounces[0].ends_sending);
}

TEST_CASE(
    "a person who answers our mail is reachable at once, any other person after a day, a machine never") {
  const Classification person{Verdict::Request, false, ""};
  const Classification machine{Verdict::Request, true, ""};
  const Classification bounce{Verdict::Bounce, true, ""};
  const Instant since = now - std::chrono::hours{1};
  const Instant yesterday = now - std::chrono::hours{24};
  CHECK(is_reachable_again({person, true, false, now}, since));
  CHECK_FALSE(is_reachable_again({person, false, false, now}, since));
  CHECK(is_reachable_again({person, false, false, now}, yesterday));
  CHECK_FALSE(is_reachable_again({person, true, true, now}, yesterday));
  CHECK_FALSE(is_reachable_again({machine, true, false, now}, yesterday));
  CHECK_FALSE(is_reachable_again({bounce, true, false, now}, yesterday));
}

}  // namespace ticketd::domain
