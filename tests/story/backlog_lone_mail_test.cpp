// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "story/backlog_world.hpp"

namespace ticketd::story {

TEST_CASE("a ticket that comes due alone is a mail of its own that can be answered") {
  BacklogWorld world;
  open_old(world, 1);
  world.fire();
  const auto sent = world.outbox_to("agent3@desk.example");
  REQUIRE_FALSE(sent.empty());
  for (const auto& one : sent) {
    CHECK(one.row.ticket == domain::TicketNumber{1});
    CHECK(one.mail.subject == "[#1] Time is up: Something has stopped");
  }
}

}  // namespace ticketd::story
