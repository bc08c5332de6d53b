// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "story/phone_world.hpp"

namespace ticketd::story {
namespace {

using domain::CallOutcome;

}  // namespace

TEST_CASE("who can't be reached is passed over at once") {
  PhoneWorld world;
  world.end(world.first_call(), CallOutcome::Unreachable, "404 Not Found");
  CHECK(world.the_call().person == "bo");
}

}  // namespace ticketd::story
