// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "story/backlog_world.hpp"
#include "story/phone_world.hpp"

namespace ticketd::story {

TEST_CASE("a backlog that no gateway takes calls about is one mail to each who should be rung") {
  PhoneWorld world;
  open_old(world, 200);
  for (int gateway = 0; gateway < 2; ++gateway)
    world.end(world.the_call(), domain::CallOutcome::GatewayBroken, "no route");
  CHECK(world.outbox_to("anna@desk.example").size() == 7);  // six before she was rung
  CHECK(world.outbox_to("bo@desk.example").size() == 1);
  CHECK(world.outbox_to("ops@desk.example").size() == 1);  // the phone path is down
}

}  // namespace ticketd::story
