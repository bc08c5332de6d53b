// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "story/phone_world.hpp"

namespace ticketd::story {
namespace {

constexpr domain::TicketNumber one{1};

}  // namespace

TEST_CASE("a call that was on when the daemon died is told in the history and rings again") {
  PhoneWorld world;
  (void)world.first_call();
  world.unit([&](store::Session& session) { return flow::recover_calls(session, world.now); });
  CHECK(world.count(one, "call_ended") == 1);
  CHECK(world.the_call().person == "anna");
}

}  // namespace ticketd::story
