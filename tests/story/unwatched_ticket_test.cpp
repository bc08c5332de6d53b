// SPDX-License-Identifier: Apache-2.0
// An overdue ticket that no step will remind anybody of is the desk's own failure.
#include <doctest/doctest.h>

#include "flow/escalation/desk_watch.hpp"
#include "story/phone_world.hpp"

namespace ticketd::story {
namespace {

using domain::CallOutcome;
using std::chrono::hours;
using std::chrono::minutes;

// Calls that nobody answers, until the chain is through.
void let_all_ring(PhoneWorld& world) {
  for (int minute = 0; minute < 120; ++minute) {
    for (const auto& call : world.look()) world.end(call, CallOutcome::NoAnswer);
    world.pass(minutes{1});
  }
}

void watch(PhoneWorld& world) {
  flow::watch_desk(world.tick(), {});
}

}  // namespace

TEST_CASE("when the calls are through and work has not begun, it becomes an incident, once") {
  PhoneWorld world;
  world.request();
  world.pass(hours{4});
  let_all_ring(world);
  watch(world);
  CHECK(world.totals().tickets == 1);  // eight hours are promised, six have passed
  world.pass(hours{2});
  watch(world);
  REQUIRE(world.totals().tickets == 2);
  const auto mails = world.outbox_to("ops@desk.example");
  CHECK(mails.back().mail.subject.find("#1") != std::string::npos);
  world.pass(hours{20});
  watch(world);
  CHECK(world.totals().tickets == 2);
}

TEST_CASE("while its calls still go on an overdue ticket is looked after") {
  PhoneWorld world("calls: { tries: [0m], next_round: 24h, rounds: 20 }\n");
  world.request();
  world.pass(hours{4});
  for (int person = 0; person < 2; ++person) world.end(world.the_call(), CallOutcome::NoAnswer);
  world.pass(hours{10});
  watch(world);
  CHECK(world.totals().tickets == 1);
}

TEST_CASE("the desk's own tickets are never an incident themselves") {
  PhoneWorld world;
  world.request();
  world.pass(hours{4});
  let_all_ring(world);
  world.pass(hours{2});
  watch(world);
  REQUIRE(world.totals().tickets == 2);
  world.pass(hours{4});
  let_all_ring(world);
  world.pass(hours{4});
  watch(world);
  CHECK(world.totals().tickets == 2);
}

}  // namespace ticketd::story
