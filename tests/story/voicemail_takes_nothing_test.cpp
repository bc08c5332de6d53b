// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "story/phone_world.hpp"

namespace ticketd::story {
namespace {

using domain::CallOutcome;
using std::chrono::minutes;

constexpr domain::TicketNumber one{1};

}  // namespace

TEST_CASE("a voicemail acknowledges nothing") {
  PhoneWorld world;
  world.end(world.first_call(), CallOutcome::NoKey);
  CHECK(world.count(one, "escalation_acknowledged") == 0);
  CHECK(world.ticket(one).assignee.empty());
  world.pass(minutes{2});
  CHECK(world.the_call().person == "anna");
}

}  // namespace ticketd::story
