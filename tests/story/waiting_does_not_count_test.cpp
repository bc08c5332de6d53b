// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "story/phone_world.hpp"

namespace ticketd::story {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

}  // namespace

TEST_CASE("time spent waiting for the requester does not count") {
  PhoneWorld world;
  world.request();
  world.pass(hours{1});
  world.change(domain::Cause::WaitAsked);
  world.pass(hours{10});
  CHECK(world.look().empty());
  world.change(domain::Cause::RequesterWrote);
  world.pass(hours{3} - minutes{1});
  CHECK(world.look().empty());
  world.pass(minutes{1});
  CHECK(world.look().size() == 1);
}

}  // namespace ticketd::story
