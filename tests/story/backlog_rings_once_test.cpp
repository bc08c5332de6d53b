// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "story/backlog_world.hpp"
#include "story/phone_world.hpp"

namespace ticketd::story {

TEST_CASE("all of a backlog is one call to one person, and the next one comes after two minutes") {
  PhoneWorld world;
  open_old(world, 1500);
  const auto call = world.the_call();
  CHECK(call.legs.size() == 1500);
  world.end(call, domain::CallOutcome::NoAnswer);
  CHECK(world.look().empty());
  world.pass(std::chrono::minutes{2});
  CHECK(world.the_call().legs.size() == 1500);
}

}  // namespace ticketd::story
