// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "story/backlog_world.hpp"

namespace ticketd::story {

TEST_CASE("a backlog that is taken in bit by bit is told in a few mails, and all of it within minutes") {
  BacklogWorld world;
  constexpr int batches = 60;
  for (int batch = 0; batch < batches; ++batch) {
    open_old(world, 5);
    world.fire();
    world.pass(std::chrono::seconds{10});
  }
  CHECK(world.mails_to("agent3@desk.example") <= 6);
  world.pass(std::chrono::minutes{5});
  world.fire();
  CHECK(world.mails_to("agent3@desk.example") <= 7);
  for (int number = 1; number <= 5 * batches; ++number)
    CHECK(world.escalated(domain::TicketNumber{number}).find("agent3@desk.example") != std::string::npos);
}

}  // namespace ticketd::story
