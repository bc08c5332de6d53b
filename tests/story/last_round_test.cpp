// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "story/phone_world.hpp"

namespace ticketd::story {
namespace {

using domain::ChainState;
using std::chrono::hours;

constexpr domain::TicketNumber one{1};

}  // namespace

TEST_CASE("after the last round nobody is rung and ops are told that nobody took it") {
  PhoneWorld world;
  world.request();
  world.pass(hours{4});
  for (int round = 0; round < 3; ++round) world.let_a_round_pass();
  CHECK(world.chain(one).chain.state == ChainState::Exhausted);
  CHECK(world.count(one, "escalation_exhausted") == 1);
  world.pass(hours{10});
  CHECK(world.look().empty());
}

}  // namespace ticketd::story
