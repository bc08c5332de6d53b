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
  CHECK(flow::recover_calls(world.tick(), flow::chains_in_a_call(world.store())).empty());
  CHECK(world.count(one, "call_ended") == 1);
  CHECK(world.the_call().person == "anna");
}

}  // namespace ticketd::story
