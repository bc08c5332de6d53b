#include <doctest/doctest.h>

#include "story/phone_world.hpp"

namespace ticketd::story {
namespace {

using domain::CallOutcome;
using std::chrono::hours;

}  // namespace

TEST_CASE("an acknowledgement that nothing follows within the hour rings the next person") {
  PhoneWorld world;
  world.end(world.first_call(), CallOutcome::Acknowledged);
  world.pass(hours{1});
  CHECK(world.the_call().person == "bo");
}

}  // namespace ticketd::story
