// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "story/phone_world.hpp"

namespace ticketd::story {
namespace {

using domain::CallOutcome;
using std::chrono::minutes;

constexpr domain::TicketNumber one{1};

}  // namespace

TEST_CASE("who is busy is rung once more after a minute, beside the tries") {
  PhoneWorld world;
  world.end(world.first_call(), CallOutcome::Busy);
  world.pass(minutes{1});
  CHECK(world.the_call().person == "anna");
  CHECK(world.chain(one).chain.tries == 0);
}

}  // namespace ticketd::story
