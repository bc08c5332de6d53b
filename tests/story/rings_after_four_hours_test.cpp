// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "story/phone_world.hpp"

namespace ticketd::story {
namespace {

using domain::ChainState;
using std::chrono::hours;
using std::chrono::seconds;

constexpr domain::TicketNumber one{1};

}  // namespace

TEST_CASE("no phone rings a second before four hours, and the on-call phone does then") {
  PhoneWorld world;
  world.request();
  world.pass(hours{4} - seconds{1});
  CHECK(world.look().empty());
  world.pass(seconds{1});
  const auto call = world.the_call();
  CHECK(call.person == "anna");
  CHECK(call.to == "+4687000001");
  CHECK(call.language == "sv");
  CHECK(call.text.find("#1") != std::string::npos);
  CHECK(world.chain(one).chain.state == ChainState::Calling);
  CHECK(world.look().empty());
}

}  // namespace ticketd::story
