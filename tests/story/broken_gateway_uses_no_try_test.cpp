// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "story/phone_world.hpp"

namespace ticketd::story {
namespace {

using domain::CallOutcome;

constexpr domain::TicketNumber one{1};

}  // namespace

TEST_CASE(
    "a broken gateway uses up no try: the other one rings at once, then the next person, and ops hear of it "
    "once") {
  PhoneWorld world;
  const auto first = world.first_call();
  CHECK(first.gateway == 0);
  world.end(first, CallOutcome::GatewayBroken, "no route to the trunk");
  const auto second = world.the_call();
  CHECK(second.person == "anna");
  CHECK(second.gateway == 1);
  CHECK(world.chain(one).chain.tries == 0);
  REQUIRE(world.outbox_to("ops@desk.example").size() == 1);
  CHECK(world.outbox_to("ops@desk.example")[0].mail.text.find("no route to the trunk") != std::string::npos);
  world.end(second, CallOutcome::GatewayBroken, "it died");
  CHECK(world.outbox_to("ops@desk.example").size() == 1);
  const auto third = world.the_call();
  CHECK(third.person == "bo");
  CHECK(third.gateway == 0);
}

}  // namespace ticketd::story
