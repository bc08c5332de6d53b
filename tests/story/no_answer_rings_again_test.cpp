// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "story/phone_world.hpp"

namespace ticketd::story {
namespace {

using domain::CallOutcome;
using std::chrono::minutes;

}  // namespace

TEST_CASE("who does not answer is rung after two minutes and five, then the next person") {
  PhoneWorld world;
  world.end(world.first_call(), CallOutcome::NoAnswer);
  CHECK(world.look().empty());
  world.pass(minutes{2});
  auto call = world.the_call();
  CHECK(call.person == "anna");
  world.end(call, CallOutcome::NoAnswer);
  world.pass(minutes{3});
  call = world.the_call();
  CHECK(call.person == "anna");
  world.end(call, CallOutcome::NoAnswer);
  CHECK(world.the_call().person == "bo");
}

}  // namespace ticketd::story
