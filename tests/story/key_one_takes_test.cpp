// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "story/phone_world.hpp"

namespace ticketd::story {
namespace {

using domain::CallOutcome;
using domain::ChainState;
using std::chrono::hours;
using std::chrono::seconds;

constexpr domain::TicketNumber one{1};

}  // namespace

TEST_CASE("key 1 takes the ticket: assigned, told in the history, and quiet for an hour") {
  PhoneWorld world;
  world.end(world.first_call(), CallOutcome::Acknowledged);
  CHECK(world.ticket(one).assignee == "anna");
  CHECK(world.ticket(one).status == domain::Status::New);
  CHECK(world.count(one, "escalation_acknowledged") == 1);
  CHECK(world.chain(one).chain.state == ChainState::Acknowledged);
  world.pass(hours{1} - seconds{1});
  CHECK(world.look().empty());
}

}  // namespace ticketd::story
