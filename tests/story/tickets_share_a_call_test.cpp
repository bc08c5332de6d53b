// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "story/phone_world.hpp"

namespace ticketd::story {
namespace {

using domain::CallOutcome;
using std::chrono::hours;
using std::chrono::minutes;

}  // namespace

TEST_CASE("two tickets for one person within two minutes are one call, and key 1 takes both") {
  PhoneWorld world;
  world.request("first");
  world.pass(minutes{1});
  world.request("second");
  world.pass(hours{4});
  const auto call = world.the_call();
  CHECK(call.legs.size() == 2);
  CHECK(call.text.find("2 ") != std::string::npos);
  world.end(call, CallOutcome::Acknowledged);
  CHECK(world.ticket(domain::TicketNumber{1}).assignee == "anna");
  CHECK(world.ticket(domain::TicketNumber{2}).assignee == "anna");
}

}  // namespace ticketd::story
