// SPDX-License-Identifier: Apache-2.0
// Who has taken a ticket by one of its chains is not to be helped out by the others.
#include <doctest/doctest.h>

#include "story/phone_world.hpp"

namespace ticketd::story {
namespace {

using domain::CallOutcome;
using domain::ChainState;
using std::chrono::hours;
using std::chrono::minutes;

constexpr domain::TicketNumber one{1};

std::string steps(const std::string& list) {
  return "contracts: [ { name: standard, calendar: sweden, escalation: own } ]\n"
         "customers: [ { name: Customer, domains: [customer.example], contract: standard, contacts: "
         "[ { name: Eva Holm, address: eva@customer.example, phone: \"+4631000001\" } ] } ]\n"
         "escalations: { own: [ " +
         list + " ] }\n";
}

const std::string anna_then_bo =
    "{ clock: open, at: 4h, calendar: 24x7, tell: [anna], by: phone }, "
    "{ clock: open, at: 5h, calendar: 24x7, tell: [bo], by: phone }";

// Both steps were reached while the desk was down.
struct TwoChains : PhoneWorld {
  flow::PlacedCall annas;
  flow::PlacedCall bos;

  TwoChains() : PhoneWorld(steps(anna_then_bo)) {
    request();
    pass(hours{6});
    const auto calls = look();
    REQUIRE(calls.size() == 2);
    annas = calls[0].person == "anna" ? calls[0] : calls[1];
    bos = calls[0].person == "anna" ? calls[1] : calls[0];
  }
  bool all_are(ChainState state) {
    for (const auto& row : store::chains_of(session(), one))
      if (row.chain.state != state) return false;
    return true;
  }
};

}  // namespace

TEST_CASE("key 1 ends the other call that rings about the ticket, and its chain is taken too") {
  TwoChains world;
  world.end(world.annas, CallOutcome::Acknowledged);
  CHECK_FALSE(flow::is_wanted(world.session(), world.bos));
  world.end(world.bos, CallOutcome::Interrupted);
  CHECK(world.all_are(ChainState::Acknowledged));
  CHECK(world.count(one, "escalation_acknowledged") == 1);
  world.pass(minutes{59});
  CHECK(world.look().empty());
  world.pass(minutes{1});
  CHECK(world.look().size() == 2);
}

TEST_CASE("key 1 takes a chain that waits for its next try, and one that somebody took before") {
  TwoChains world;
  world.end(world.bos, CallOutcome::NoAnswer);
  world.end(world.annas, CallOutcome::Acknowledged);
  world.pass(minutes{30});
  CHECK(world.look().empty());
  CHECK(world.all_are(ChainState::Acknowledged));
}

TEST_CASE("key 1 leaves the customer's call and other tickets as they are") {
  PhoneWorld world(steps("{ clock: open, at: 12h, calendar: 24x7, tell: [anna, customer], by: phone }"));
  const auto first = world.request("eva");
  world.pass(minutes{10});
  const auto second = world.request("olle");
  world.pass(hours{12} - minutes{10});  // Monday 22:00 in Stockholm: the customer is called in the morning
  world.end(world.the_call(), CallOutcome::Acknowledged);
  for (const auto& row : store::chains_of(world.session(), first))
    CHECK(row.chain.state == (row.chain.purpose == domain::ChainPurpose::Notice ? ChainState::Pending
                                                                                : ChainState::Acknowledged));
  world.pass(minutes{10});
  const auto call = world.the_call();
  CHECK(call.legs.front().ticket == second);
}

}  // namespace ticketd::story
