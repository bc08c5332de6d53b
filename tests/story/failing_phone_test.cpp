// SPDX-License-Identifier: Apache-2.0
// The telephone fails: ops hear it once, and after a quarter of an hour it is an incident.
#include <utility>

#include <doctest/doctest.h>

#include "flow/escalation/desk_watch.hpp"
#include "story/phone_world.hpp"

namespace ticketd::story {
namespace {

using domain::CallOutcome;
using std::chrono::hours;
using std::chrono::minutes;

struct FailingPhone : PhoneWorld {
  // Both gateways break for whoever is called next.
  void both_break() {
    end(the_call(), CallOutcome::GatewayBroken, "no route to the trunk");
    end(the_call(), CallOutcome::GatewayBroken, "the pager died");
  }
  void watch() { flow::watch_desk(tick(), {}); }
  std::size_t mails_to_ops() { return outbox_to("ops@desk.example").size(); }
};

}  // namespace

TEST_CASE("the mail that the phone path is down comes once, however many calls and gateways find it so") {
  FailingPhone world;
  world.request("first");
  world.pass(minutes{10});
  world.request("second");
  world.pass(hours{4});
  for (int again = 0; again < 5; ++again) {
    for (auto calls = world.look(); !calls.empty(); calls = world.look())
      for (const auto& call : calls) world.end(call, CallOutcome::GatewayBroken, "no route");
    world.pass(minutes{1});
  }
  const auto mails = world.outbox_to("ops@desk.example");
  REQUIRE(mails.size() == 1);
  CHECK(mails[0].mail.text.find("gateway 1 (sip): no route") != std::string::npos);
}

TEST_CASE("where no ops are configured every agent reads it, once and in their own language") {
  FailingPhone world;
  auto config = world.desk().config();
  config.desk.ops.clear();
  const flow::Desk desk(std::move(config));
  world.unit([&](store::Session& session) {
    flow::note_gateway({session, desk, world.now}, 0, CallOutcome::GatewayBroken, "no route");
    flow::note_gateway({session, desk, world.now}, 1, CallOutcome::GatewayBroken, "the pager died");
  });
  CHECK(world.mails_to_ops() == 0);
  const auto to_anna = world.outbox_to("anna@desk.example");
  const auto to_bo = world.outbox_to("bo@desk.example");
  REQUIRE(to_anna.size() == 1);
  REQUIRE(to_bo.size() == 1);
  CHECK(to_anna[0].mail.text.find("gateway 1 (sip): no route") != std::string::npos);
  CHECK(to_bo[0].mail.subject.starts_with("Phone path down"));
  CHECK_FALSE(to_anna[0].mail.subject.starts_with("Phone path down"));
}

TEST_CASE("a gateway that recovered and breaks again is told again") {
  FailingPhone world;
  world.request();
  world.pass(hours{4});
  world.end(world.the_call(), CallOutcome::GatewayBroken, "no route");
  world.end(world.the_call(), CallOutcome::NoAnswer);
  world.pass(minutes{2});
  world.end(world.the_call(), CallOutcome::NoAnswer);
  CHECK(world.mails_to_ops() == 1);
  world.pass(minutes{3});
  world.end(world.the_call(), CallOutcome::GatewayBroken, "no route");
  CHECK(world.mails_to_ops() == 2);
}

TEST_CASE("with one gateway left the phone path is no incident") {
  FailingPhone world;
  world.request();
  world.pass(hours{4});
  world.end(world.the_call(), CallOutcome::GatewayBroken, "no route");
  world.end(world.the_call(), CallOutcome::Acknowledged);
  world.pass(minutes{30});
  world.watch();
  CHECK(world.totals().tickets == 1);
}

TEST_CASE("no gateway for a quarter of an hour is an incident: a ticket and a mail, and no call") {
  FailingPhone world;
  world.request();
  world.pass(hours{4});
  world.both_break();
  world.watch();
  CHECK(world.totals().tickets == 1);
  world.pass(minutes{15});
  world.watch();
  CHECK(world.totals().tickets == 2);
  CHECK(world.mails_to_ops() == 2);
  CHECK(store::chains_of(world.session(), domain::TicketNumber{2}).empty());
  world.watch();
  CHECK(world.totals().tickets == 2);
}

TEST_CASE("when no gateway takes the call, the people who should be rung get a mail instead, once") {
  FailingPhone world;
  world.request();
  world.pass(hours{4});
  world.end(world.the_call(), CallOutcome::GatewayBroken, "no route to the trunk");
  CHECK(world.mails_about("Time is up", "bo@desk.example").empty());
  for (int again = 0; again < 5; ++again) {
    for (auto calls = world.look(); !calls.empty(); calls = world.look())
      world.end(calls.front(), CallOutcome::GatewayBroken, "no route");
    world.pass(minutes{1});
  }
  CHECK(world.mails_about("Tiden är ute", "anna@desk.example").size() == 1);
  CHECK(world.mails_about("Time is up", "bo@desk.example").size() == 1);
}

TEST_CASE("the first call that gets through ends the incident") {
  FailingPhone world;
  world.request();
  world.pass(hours{4});
  world.both_break();
  world.watch();
  world.pass(minutes{15});
  world.watch();
  world.end(world.the_call(), CallOutcome::Busy);
  world.watch();
  CHECK(world.ticket(domain::TicketNumber{2}).status == domain::Status::Closed);
  CHECK(world.mails_to_ops() == 3);
}

}  // namespace ticketd::story
