// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "story/backlog_world.hpp"

namespace ticketd::story {

TEST_CASE("the history of each ticket of a backlog says who was told") {
  BacklogWorld world;
  open_old(world, 300);
  world.fire();
  for (const int number : {1, 100, 300}) {
    const auto told = world.escalated(domain::TicketNumber{number});
    CHECK(told.find("agent0@desk.example") != std::string::npos);
    CHECK(told.find("agent19@desk.example") != std::string::npos);
  }
}

}  // namespace ticketd::story
