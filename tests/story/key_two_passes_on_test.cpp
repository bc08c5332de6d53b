// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "story/phone_world.hpp"

namespace ticketd::story {
namespace {

using domain::CallOutcome;

}  // namespace

TEST_CASE("key 2 rings the next person at once") {
  PhoneWorld world;
  world.end(world.first_call(), CallOutcome::PassedOn);
  CHECK(world.the_call().person == "bo");
}

}  // namespace ticketd::story
