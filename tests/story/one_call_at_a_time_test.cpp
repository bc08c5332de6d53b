// SPDX-License-Identifier: Apache-2.0
// Nobody is rung while they are in a call.
#include <doctest/doctest.h>

#include "story/phone_world.hpp"

namespace ticketd::story {

using domain::CallOutcome;
using std::chrono::hours;
using std::chrono::minutes;

TEST_CASE("a ticket that comes due during a call waits for its end, and rings then") {
  PhoneWorld world;
  world.request("first");
  world.pass(minutes{3});
  world.request("second");
  world.pass(hours{4} - minutes{3});
  const auto first = world.the_call();
  CHECK(first.legs.size() == 1);
  world.pass(minutes{3});
  CHECK(world.look().empty());
  world.end(first, CallOutcome::Acknowledged);
  const auto second = world.the_call();
  CHECK(second.person == "anna");
  CHECK(second.legs.front().ticket == domain::TicketNumber{2});
}

TEST_CASE("the next person is rung while the first is still in a call about another ticket") {
  PhoneWorld world;
  world.request("first");
  world.pass(minutes{3});
  world.request("second");
  world.pass(hours{4} - minutes{3});
  const auto anna = world.the_call();
  CHECK(anna.legs.size() == 1);
  world.pass(minutes{3});
  world.end(anna, CallOutcome::PassedOn);
  const auto calls = world.look();
  REQUIRE(calls.size() == 2);  // bo about the first ticket, anna about the second
  CHECK(calls[0].person != calls[1].person);
}

}  // namespace ticketd::story
