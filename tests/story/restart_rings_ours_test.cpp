// SPDX-License-Identifier: Apache-2.0
// `ticketctl escalations --restart` rings our own people again, whatever was begun last.
#include <doctest/doctest.h>

#include "flow/clocks/running_chain.hpp"
#include "story/phone_world.hpp"

namespace ticketd::story {
namespace {

using domain::CallOutcome;
using std::chrono::hours;
using std::chrono::minutes;

constexpr domain::TicketNumber one{1};

std::string steps(const std::string& list) {
  return "contracts: [ { name: standard, calendar: 24x7, escalation: own } ]\n"
         "customers: [ { name: Customer, domains: [customer.example], contract: standard, contacts: "
         "[ { name: Eva Holm, address: eva@customer.example, phone: \"+4631000001\" } ] } ]\n"
         "escalations: { own: [ " +
         list +
         " ] }\n"
         "calls: { tries: [0m], rounds: 1 }\n";
}

bool restart(PhoneWorld& world) {
  return world.unit([&](store::Session& session) {
    return flow::restart_chain({session, world.desk(), world.now}, one, "boss");
  });
}

}  // namespace

TEST_CASE("a restart after the customer was called rings the first person on call, and no customer") {
  PhoneWorld world(
      steps("{ clock: open, at: 4h, tell: [anna], by: phone }, "
            "{ clock: open, at: 5h, tell: [customer], by: phone }"));
  world.request();
  world.pass(hours{4});
  world.end(world.the_call(), CallOutcome::NoAnswer);
  world.pass(hours{1});
  const auto notice = world.the_call();
  REQUIRE(notice.purpose == domain::ChainPurpose::Notice);
  world.end(notice, CallOutcome::NoAnswer);
  CHECK(restart(world));
  CHECK(world.the_call().person == "anna");
}

TEST_CASE("a restart where only the customer was called changes nothing and says so") {
  PhoneWorld world(steps("{ clock: open, at: 4h, tell: [customer], by: phone }"));
  world.request();
  world.pass(hours{4});
  world.end(world.the_call(), CallOutcome::NoAnswer);
  CHECK_FALSE(restart(world));
  world.pass(minutes{30});
  CHECK(world.look().empty());
}

TEST_CASE("a restarted chain rings by the policy of today, in its later rounds too") {
  PhoneWorld world;
  world.end(world.first_call(), CallOutcome::NoAnswer);
  auto row = world.chain(one);
  row.chain.policy.rounds = 7;
  store::save_chain(world.session(), row, world.now);
  CHECK(world.chain(one).chain.policy.rounds == 7);
  CHECK(restart(world));
  CHECK(world.chain(one).chain.policy.rounds == 3);
}

}  // namespace ticketd::story
