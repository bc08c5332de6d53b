// SPDX-License-Identifier: Apache-2.0
// One chain of calls, one part of the desk or one overdue ticket that fails: everybody else is rung and told.
#include <array>

#include <doctest/doctest.h>

#include "flow/escalation/desk_watch.hpp"
#include "store/troubles.hpp"
#include "story/phone_world.hpp"
#include "story/refused_rows.hpp"

namespace ticketd::story {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr domain::TicketNumber one{1};
constexpr domain::TicketNumber two{2};

struct TwoOverdue : PhoneWorld {
  TwoOverdue() {
    request("first");
    request("second");
    pass(hours{4});
  }
};

}  // namespace

TEST_CASE("a chain that can't be called for holds up no other, and rings when it can") {
  TwoOverdue world;
  refuse(world, "INSERT ON attempt WHEN new.chain = 1");
  const auto call = world.the_call();
  REQUIRE(call.legs.size() == 1);
  CHECK(call.legs.front().ticket == two);
  CHECK(told_of_rows_put_off(world) == 1);
  for (int quarter = 0; quarter < 12; ++quarter) {
    world.pass(minutes{15});
    CHECK(world.look().empty());  // anna is in the call about the other
  }
  CHECK(told_of_rows_put_off(world) == 1);
  refuse_no_more(world);
  world.end(call, domain::CallOutcome::Acknowledged);
  world.pass(hours{1});
  bool rings = false;
  for (const auto& placed : world.look())
    for (const auto& leg : placed.legs) rings = rings || leg.ticket == one;
  CHECK(rings);
}

TEST_CASE("of the calls that a dead daemon had on one can't be ended: the others ring again") {
  TwoOverdue world;
  REQUIRE(world.the_call().legs.size() == 2);
  refuse(world, "UPDATE ON chain WHEN old.id = 1");
  auto left = flow::recover_calls(world.tick(), flow::chains_in_a_call(world.store()));
  CHECK(left == std::vector{domain::EscalationNumber{1}});
  CHECK(world.count(one, "call_ended") == 0);
  CHECK(world.count(two, "call_ended") == 1);
  CHECK(told_of_rows_put_off(world) == 1);
  left = flow::recover_calls(world.tick(), left);
  CHECK(left.size() == 1);
  refuse_no_more(world);
  world.pass(hours{1});
  CHECK(flow::recover_calls(world.tick(), left).empty());
  CHECK(world.count(one, "call_ended") == 1);
  CHECK(told_of_rows_put_off(world) == 1);
}

TEST_CASE("a part of the desk whose trouble can't be written down hides no other's") {
  PhoneWorld world;
  const auto since = world.now;
  const std::array parts{flow::Part{"mailbox support", flow::Part::Carries::Mail, since, "no route"},
                         flow::Part{"relay", flow::Part::Carries::Mail, since, "no route"}};
  refuse(world, "INSERT ON trouble WHEN new.what = 'mailbox support'");
  for (int quarter = 0; quarter < 4; ++quarter) {
    flow::watch_desk(world.tick(), parts);
    world.pass(minutes{15});
  }
  CHECK(store::trouble_with(world.session(), "relay")->ticket.has_value());
  CHECK_FALSE(store::trouble_with(world.session(), "mailbox support").has_value());
  CHECK(told_of_rows_put_off(world) == 1);
}

TEST_CASE("an overdue ticket that can't be looked after is no reason to forget another") {
  TwoOverdue world;
  world.pass(hours{10});
  for (const auto ticket : {one, two}) store::set_unwatched(world.session(), ticket, world.now);
  refuse(world, "DELETE ON unwatched WHEN old.ticket = 1");
  flow::watch_desk(world.tick(), {});
  CHECK(world.mails_about("no step is left: #2", "ops@desk.example").size() == 1);
  CHECK(told_of_rows_put_off(world) == 1);
  flow::watch_desk(world.tick(), {});
  CHECK(told_of_rows_put_off(world) == 1);
  refuse_no_more(world);
  world.pass(hours{1});
  flow::watch_desk(world.tick(), {});
  CHECK(world.mails_about("no step is left: #1", "ops@desk.example").size() == 1);
}

}  // namespace ticketd::story
