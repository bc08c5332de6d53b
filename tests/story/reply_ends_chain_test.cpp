// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "story/phone_world.hpp"

namespace ticketd::story {
namespace {

using domain::CallOutcome;
using domain::ChainState;
using std::chrono::hours;

constexpr domain::TicketNumber one{1};

}  // namespace

TEST_CASE("a reply while the phone rings ends the chain, and its call is not wanted any more") {
  PhoneWorld world;
  const auto call = world.first_call();
  CHECK(flow::is_wanted(world.session(), call));
  world.change(domain::Cause::AgentReplied);
  CHECK_FALSE(flow::is_wanted(world.session(), call));
  world.end(call, CallOutcome::Interrupted);
  CHECK(world.chain(one).chain.state == ChainState::Stopped);
  CHECK(world.count(one, "escalation_stopped") == 1);
  world.pass(hours{10});
  CHECK(world.look().empty());
}

}  // namespace ticketd::story
