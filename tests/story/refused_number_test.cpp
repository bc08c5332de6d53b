// SPDX-License-Identifier: Apache-2.0
// The network will not put calls through to one person: that is hers, not the gateway's.
#include <doctest/doctest.h>

#include "flow/escalation/desk_watch.hpp"
#include "story/phone_world.hpp"

namespace ticketd::story {
namespace {

using domain::CallOutcome;
using std::chrono::hours;
using std::chrono::minutes;

constexpr domain::TicketNumber one{1};

}  // namespace

TEST_CASE("a number that is refused uses up its tries by every gateway, and then the next person is rung") {
  PhoneWorld world;
  auto call = world.first_call();
  for (const auto wait : {minutes{2}, minutes{3}, minutes{0}}) {
    CHECK(call.person == "anna");
    CHECK(call.gateway == 0);
    world.end(call, CallOutcome::NotPutThrough, "403 Forbidden");
    call = world.the_call();
    CHECK(call.person == "anna");
    CHECK(call.gateway == 1);
    world.end(call, CallOutcome::NotPutThrough, "503 Service Unavailable");
    world.pass(wait);
    call = world.the_call();
  }
  CHECK(call.person == "bo");
  CHECK(call.gateway == 0);
}

TEST_CASE("a refused number is no trouble of the telephone path, and the history shows each attempt") {
  PhoneWorld world;
  world.end(world.first_call(), CallOutcome::NotPutThrough, "403 Forbidden");
  world.end(world.the_call(), CallOutcome::NotPutThrough, "403 Forbidden");
  CHECK_FALSE(flow::phone_path({world.session(), world.desk(), world.now})->failing_since);
  CHECK(world.outbox_to("ops@desk.example").empty());
  CHECK(world.mails_about("Tiden är ute", "anna@desk.example").empty());
  CHECK(world.count(one, "call_placed") == 2);
  CHECK(world.count(one, "call_ended") == 2);
}

TEST_CASE("gateways that are down show a pass through everybody in the history, and then what gets through") {
  PhoneWorld world;
  world.request();
  world.pass(hours{4});
  for (int passes = 0; passes < 5; ++passes) {
    for (const char* const person : {"anna", "anna", "bo", "bo"}) {
      const auto call = world.the_call();
      CHECK(call.person == person);
      world.end(call, CallOutcome::GatewayBroken, "no route");
    }
    CHECK(world.look().empty());
    world.pass(minutes{1});
  }
  CHECK(world.count(one, "call_placed") == 4);
  CHECK(world.count(one, "call_ended") == 4);
  CHECK(world.chain(one).chain.round == 1);
  world.end(world.the_call(), CallOutcome::NoAnswer);
  CHECK(world.count(one, "call_placed") == 5);
  CHECK(world.count(one, "call_ended") == 5);
}

}  // namespace ticketd::story
