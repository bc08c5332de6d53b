// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "story/phone_world.hpp"

namespace ticketd::story {

TEST_CASE("an attempt stands in the store before its call can end") {
  PhoneWorld world;
  const auto call = world.first_call();
  const auto attempts = store::attempts_of(world.session(), call.legs.front().chain);
  REQUIRE(attempts.size() == 1);
  CHECK(attempts[0].person == "anna");
  CHECK(attempts[0].gateway == "sip");
  CHECK_FALSE(attempts[0].ended);
}

}  // namespace ticketd::story
