// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "story/phone_world.hpp"

namespace ticketd::story {
namespace {

using domain::CallOutcome;

constexpr domain::TicketNumber one{1};

}  // namespace

TEST_CASE("what became due while nobody looked rings once, not as a storm") {
  PhoneWorld world;
  world.request();
  world.pass(std::chrono::days{3});
  const auto call = world.the_call();
  CHECK(world.chain(one).chain.attempts == 1);
  world.end(call, CallOutcome::NoAnswer);
  CHECK(world.look().empty());
}

}  // namespace ticketd::story
