// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "story/backlog_world.hpp"
#include "story/phone_world.hpp"

namespace ticketd::story {

TEST_CASE("that nobody has taken a backlog is one mail to ops") {
  PhoneWorld world("calls: { tries: [0m], rounds: 1 }\n");
  open_old(world, 200);
  for (int person = 0; person < 2; ++person) world.end(world.the_call(), domain::CallOutcome::NoAnswer);
  const auto told = world.mails_about("nobody has taken #1, #2", "ops@desk.example");
  REQUIRE(told.size() == 1);
  CHECK(told[0].mail.subject.find("and 190 more") != std::string::npos);
  CHECK(world.outbox_to("ops@desk.example").size() == 2);  // that, and the round
}

}  // namespace ticketd::story
