// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "flow/clocks/running_chain.hpp"
#include "flow/escalation/taken_chain.hpp"
#include "story/phone_world.hpp"

namespace ticketd::story {
namespace {

using domain::CallOutcome;
using std::chrono::hours;

constexpr domain::TicketNumber one{1};

}  // namespace

TEST_CASE("a ticketctl acknowledgement ends the ringing and holds as a key does") {
  PhoneWorld world;
  const auto call = world.first_call();
  {
    world.unit([&](store::Session& session) {
      CHECK(flow::acknowledge_chain({session, world.desk(), world.now}, one, "bo"));
    });
  }
  CHECK_FALSE(flow::is_wanted(world.session(), call));
  world.end(call, CallOutcome::Interrupted);
  world.pass(hours{1});
  CHECK(world.the_call().person == "anna");
}

}  // namespace ticketd::story
