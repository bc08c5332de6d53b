// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "story/backlog_world.hpp"

namespace ticketd::story {

TEST_CASE("a thousand tickets that are overdue at once are one mail to each agent") {
  BacklogWorld world;
  open_old(world, 1000);
  world.fire();
  for (std::size_t i = 0; i < BacklogWorld::agents; ++i)
    CHECK(world.mails_to("agent" + std::to_string(i) + "@desk.example") == 1);
  const auto mail = world.outbox_to("agent7@desk.example").at(0).mail;
  CHECK(mail.subject == "1000 tickets whose time is running out or is up");
  CHECK(mail.text.find("\n  #1 Something has stopped\n") != std::string::npos);
  CHECK(mail.text.find("more; the command") != std::string::npos);
  CHECK(mail.text.size() < 10'000);
}

}  // namespace ticketd::story
