// SPDX-License-Identifier: Apache-2.0
// The wall clock is put back, by seconds or days, while a chain of calls waits: it waits no longer for that.
#include <doctest/doctest.h>

#include "flow/escalation/escalate_due.hpp"
#include "story/phone_world.hpp"

namespace ticketd::story {
namespace {

using domain::CallOutcome;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

// Waits for the next try, two minutes after the first.
struct PutBack : PhoneWorld {
  PutBack() { end(first_call(), CallOutcome::NoAnswer); }
};

}  // namespace

TEST_CASE("a clock put back by seconds, hours or days leaves the next try as far away as it was") {
  for (const std::chrono::seconds by : {seconds{20}, seconds{hours{2}}, seconds{hours{72}}}) {
    CAPTURE(by.count());
    PutBack world;
    world.now -= by;
    CHECK(world.look().empty());
    CHECK(flow::next_call(world.tick()) <= world.now + minutes{2});
    world.pass(minutes{2} - seconds{1});
    CHECK(world.look().empty());
    world.pass(seconds{1});
    CHECK(world.the_call().person == "anna");
  }
}

TEST_CASE("an acknowledgement made on a clock that was ahead holds for an hour and no longer") {
  PhoneWorld world;
  const auto call = world.first_call();
  world.pass(hours{2});
  world.end(call, CallOutcome::Acknowledged);
  world.now -= hours{2};
  CHECK(world.look().empty());
  world.pass(hours{1} - seconds{1});
  CHECK(world.look().empty());
  world.pass(seconds{1});
  CHECK(world.the_call().person == "bo");
}

TEST_CASE("a clock put back while the phone rings makes no wait longer") {
  PhoneWorld world;
  const auto call = world.first_call();
  world.now -= hours{2};
  world.end(call, CallOutcome::NoAnswer);
  world.pass(minutes{2});
  CHECK(world.the_call().person == "anna");
}

TEST_CASE("a clock put forward and back again costs no try") {
  PutBack world;
  world.now += hours{2};
  world.end(world.the_call(), CallOutcome::NoAnswer);
  world.now -= hours{2};
  CHECK(world.look().empty());
  world.pass(minutes{3});
  CHECK(world.the_call().person == "anna");
  CHECK(world.chain(domain::TicketNumber{1}).chain.tries == 2);
}

}  // namespace ticketd::story
