// SPDX-License-Identifier: Apache-2.0
// How long a pressed key keeps the phones quiet: working time of the step's own calendar.
#include <doctest/doctest.h>

#include "flow/escalation/desk_watch.hpp"
#include "story/phone_world.hpp"

namespace ticketd::story {
namespace {

using domain::CallOutcome;
using std::chrono::hours;
using std::chrono::minutes;

std::string office_with(const std::string& step) {
  return "contracts: [ { name: standard, calendar: sweden, escalation: own } ]\n"
         "escalations: { own: [ " +
         step + " ] }\n";
}

}  // namespace

TEST_CASE("an acknowledgement that nothing follows within the hour rings the next person") {
  PhoneWorld world;
  world.end(world.first_call(), CallOutcome::Acknowledged);
  world.pass(hours{1});
  CHECK(world.the_call().person == "bo");
}

TEST_CASE("a step that counts round the clock is acknowledged for an hour of the night") {
  PhoneWorld world(office_with("{ clock: open, at: 12h, calendar: 24x7, tell: [anna, bo], by: phone }"));
  world.request();
  world.pass(hours{12});  // Monday 22:00 in Stockholm
  world.end(world.the_call(), CallOutcome::Acknowledged);
  world.pass(minutes{59});
  CHECK(world.look().empty());
  world.pass(minutes{1});
  CHECK(world.the_call().person == "bo");
}

TEST_CASE("a step that counts office hours is acknowledged for an hour of them") {
  PhoneWorld world(office_with("{ clock: open, at: 6h30m, tell: [anna, bo], by: phone }"));
  world.request();
  world.pass(hours{6} + minutes{30});  // Monday 16:30 in Stockholm, half an hour before closing time
  world.end(world.the_call(), CallOutcome::Acknowledged);
  world.pass(hours{15} + minutes{59});
  CHECK(world.look().empty());
  world.pass(minutes{1});
  CHECK(world.the_call().person == "bo");
}

TEST_CASE("an incident of the desk itself rings at any hour, and is acknowledged for a real one") {
  PhoneWorld world(office_with("{ clock: open, at: 4h, tell: [anna], by: phone }"));
  world.pass(hours{12});
  const flow::Part mailbox{"mailbox support", flow::Part::Carries::Mail, world.now - minutes{20}, "refused"};
  flow::watch_desk(world.tick(), std::span(&mailbox, 1));
  world.end(world.the_call(), CallOutcome::Acknowledged);
  world.pass(hours{1});
  CHECK(world.the_call().person == "bo");
}

}  // namespace ticketd::story
