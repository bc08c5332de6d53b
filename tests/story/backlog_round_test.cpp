// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "story/backlog_world.hpp"
#include "story/phone_world.hpp"

namespace ticketd::story {

TEST_CASE("a round of calls about a backlog that nobody answers is one mail to each, with every attempt") {
  PhoneWorld world;
  open_old(world, 200);
  world.let_a_round_pass();
  const auto to_bo = world.mails_about("Nobody answered the calls about 200 tickets", "bo@desk.example");
  REQUIRE(to_bo.size() == 1);
  CHECK(world.outbox_to("anna@desk.example").size() == 7);  // six before the first ringing
  CHECK(world.outbox_to("ops@desk.example").size() == 1);
  const auto text = to_bo.front().mail.text;
  CHECK(text.find("  #1 Something has stopped\n") != std::string::npos);
  CHECK(text.find("150 more") != std::string::npos);
  std::size_t attempts = 0;
  for (auto at = text.find("no answer"); at != std::string::npos; at = text.find("no answer", at + 1))
    ++attempts;
  CHECK(attempts == 6);
}

}  // namespace ticketd::story
