// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "story/phone_world.hpp"

namespace ticketd::story {
namespace {

using std::chrono::hours;

}  // namespace

TEST_CASE("a resolved ticket's clock stands still and no phone rings") {
  PhoneWorld world;
  world.request();
  world.change(domain::Cause::Started);
  world.change(domain::Cause::ResolveAsked);
  world.pass(hours{20});
  CHECK(world.look().empty());
}

}  // namespace ticketd::story
