// SPDX-License-Identifier: Apache-2.0
// A drill rings the chain with real calls and leaves nothing behind.
#include "flow/escalation/drill.hpp"

#include <doctest/doctest.h>

#include "story/phone_world.hpp"

namespace ticketd::story {
namespace {

using domain::CallOutcome;
using std::chrono::hours;

constexpr domain::TicketNumber one{1};

}  // namespace

TEST_CASE("a drill mails ops and rings who would be rung, saying what it is") {
  PhoneWorld world;
  const auto drill = world.unit([&](store::Session& session) {
    return flow::begin_drill({session, world.desk(), world.now});
  });
  CHECK(drill.people == std::vector<std::string>{"anna", "bo"});
  const auto mails = world.outbox_to("ops@desk.example");
  REQUIRE(mails.size() == 1);
  CHECK(mails.front().mail.subject == "[#1] Drill (Acme Support)");
  const auto call = world.the_call();
  CHECK(call.person == "anna");
  CHECK(call.text.starts_with("Detta är en övning."));
  CHECK(world.outbox_to("anna@desk.example").empty());
}

TEST_CASE("key 1 ends the drill: its ticket is closed and nobody is rung again") {
  PhoneWorld world;
  (void)world.unit([&](store::Session& session) {
    return flow::begin_drill({session, world.desk(), world.now});
  });
  world.end(world.the_call(), CallOutcome::Acknowledged);
  CHECK(world.ticket(one).status == domain::Status::Closed);
  CHECK(world.count(one, "escalation_acknowledged") == 1);
  world.pass(hours{30});
  CHECK(world.look().empty());
}

TEST_CASE("in a drill everybody is rung once, then it is over") {
  PhoneWorld world;
  (void)world.unit([&](store::Session& session) {
    return flow::begin_drill({session, world.desk(), world.now});
  });
  world.end(world.the_call(), CallOutcome::NoAnswer);
  const auto bo = world.the_call();
  CHECK(bo.person == "bo");
  world.end(bo, CallOutcome::NoAnswer);
  CHECK(world.ticket(one).status == domain::Status::Closed);
  world.pass(hours{1});
  CHECK(world.look().empty());
}

TEST_CASE("no clock runs out for a drill's ticket") {
  PhoneWorld world;
  (void)world.unit([&](store::Session& session) {
    return flow::begin_drill({session, world.desk(), world.now});
  });
  CHECK_FALSE(world.ticket(one).respond_by.has_value());
}

}  // namespace ticketd::story
