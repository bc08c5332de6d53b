// SPDX-License-Identifier: Apache-2.0
// A gateway that hears no keys: answered is reached, the answer comes by mail.
#include <doctest/doctest.h>

#include "flow/conversation/operate.hpp"
#include "flow/escalation/escalate_due.hpp"
#include "story/phone_world.hpp"

namespace ticketd::story {
namespace {

using domain::CallOutcome;
using std::chrono::hours;
using std::chrono::minutes;

constexpr domain::TicketNumber one{1};

struct NoKeys : DeskWorld {
  NoKeys()
      : DeskWorld(
            "agents: [ { name: anna, address: anna@desk.example, phone: \"+4687000001\" },\n"
            "          { name: bo, address: bo@desk.example, phone: \"+4687000002\" } ]\n"
            "escalation: [ { clock: open, at: 4h, tell: [anna, bo], by: phone } ]\n"
            "phone: [ { rest: { base_url: \"https://calls.example/2010-04-01\", account: AC0, "
            "token: { env: HOME }, from: \"+46800000000\" } } ]\n") {
    mail_arrives(raw({}));
    pass(hours{4});
  }
  std::vector<flow::PlacedCall> look() {
    (void)flow::escalate_due(tick(), pace, 10);
    return flow::place_due_calls(tick());
  }
};

}  // namespace

TEST_CASE("the message asks for an answer to the mail instead of a key") {
  NoKeys world;
  const auto calls = world.look();
  REQUIRE(calls.size() == 1);
  CHECK(calls[0].text.find("Answer our mail") != std::string::npos);
  CHECK(calls[0].text.find("Press") == std::string::npos);
}

TEST_CASE("a voicemail has two minutes to answer the mail, then it is the next person's turn") {
  NoKeys world;
  const auto call = world.look().at(0);
  world.unit([&](store::Session& session) {
    flow::finish_call({session, world.desk(), world.now}, call, CallOutcome::Reached, "");
  });
  world.pass(minutes{1});
  CHECK(world.look().empty());
  world.pass(minutes{1});
  const auto next = world.look();
  REQUIRE(next.size() == 1);
  CHECK(next[0].person == "bo");
}

TEST_CASE("an answer to the mail within the two minutes ends it") {
  NoKeys world;
  const auto call = world.look().at(0);
  world.unit([&](store::Session& session) {
    flow::finish_call({session, world.desk(), world.now}, call, CallOutcome::Reached, "");
  });
  world.pass(minutes{1});
  (void)world.unit([&](store::Session& session) {
    return flow::operate({session, world.desk(), world.now}, one, "anna", "On it.\n");
  });
  world.pass(hours{9});
  CHECK(world.look().empty());
}

}  // namespace ticketd::story
