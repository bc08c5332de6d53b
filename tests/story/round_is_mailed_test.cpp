// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "story/phone_world.hpp"

namespace ticketd::story {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

}  // namespace

TEST_CASE(
    "a round without an answer is mailed with every attempt, and the next begins a quarter of an hour "
    "later") {
  PhoneWorld world;
  world.request();
  world.pass(hours{4});
  world.let_a_round_pass();
  REQUIRE(world.mails_about("Ingen svarade", "anna@desk.example").size() == 1);
  CHECK(world.outbox_to("ops@desk.example").size() == 1);
  CHECK(world.mails_about("Nobody answered", "bo@desk.example").at(0).mail.text.find("no answer") !=
        std::string::npos);
  world.pass(minutes{14});
  CHECK(world.look().empty());
  world.pass(minutes{1});
  CHECK(world.the_call().person == "anna");
}

}  // namespace ticketd::story
