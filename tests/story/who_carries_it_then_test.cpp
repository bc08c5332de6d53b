// SPDX-License-Identifier: Apache-2.0
// An acknowledgement runs out, or a round is over, after the phone was handed over.
#include <doctest/doctest.h>

#include "flow/escalation/escalate_due.hpp"
#include "story/phone_world.hpp"

namespace ticketd::story {
namespace {

using domain::CallOutcome;
using std::chrono::hours;
using std::chrono::minutes;

// anna's turn is over at 14:00 UTC on Monday, an hour after the first call; then dora has it, out of turn.
struct HandOver : DeskWorld {
  explicit HandOver(const std::string& calls)
      : DeskWorld(
            "agents:\n"
            "  - { name: anna, address: anna@desk.example, phone: \"+4687000001\" }\n"
            "  - { name: bo, address: bo@desk.example, phone: \"+4687000002\" }\n"
            "  - { name: cilla, address: cilla@desk.example, phone: \"+4687000003\" }\n"
            "  - { name: dora, address: dora@desk.example, phone: \"+4687000004\" }\n"
            "rotas: [ { name: on-call, timezone: UTC, people: [anna, bo, cilla], every: 1 week,\n"
            "           from: 2026-11-02T00:00, overrides: [ { person: dora, from: 2026-11-02T14:00,\n"
            "           until: 2026-11-03T14:00 } ] } ]\n"
            "contracts: [ { name: standard, calendar: 24x7 } ]\n"
            "escalation: [ { clock: open, at: 4h, tell: [\"rota:on-call\"], by: phone } ]\n"
            "calls: " +
            calls +
            "\n"
            "phone: [ { command: { run: /bin/true } } ]\n") {
    mail_arrives(raw({}));
    pass(hours{4});
  }
  std::string rung() {
    (void)flow::escalate_due(tick(), pace, 10);
    const auto calls = flow::place_due_calls(tick());
    if (calls.empty()) return "nobody";
    last = calls.front();
    return last.person;
  }
  void end(CallOutcome outcome) {
    unit([&](store::Session& session) {
      return flow::finish_call({session, desk(), now}, last, outcome, "");
    });
  }
  flow::PlacedCall last;
};

}  // namespace

TEST_CASE("when an acknowledgement has run out, whoever carries the phone by then is rung") {
  HandOver world("{ acknowledged_for: 2h }");
  REQUIRE(world.rung() == "anna");
  world.end(CallOutcome::Acknowledged);
  world.pass(hours{2});
  CHECK(world.rung() == "dora");
}

TEST_CASE("when an acknowledgement has run out and nothing was handed over, the next person is rung") {
  HandOver world("{ acknowledged_for: 30m }");
  REQUIRE(world.rung() == "anna");
  world.end(CallOutcome::Acknowledged);
  world.pass(minutes{30});
  CHECK(world.rung() == "bo");
}

TEST_CASE("a new round begins with whoever carries the phone by then") {
  HandOver world("{ tries: [0m], next_round: 2h }");
  REQUIRE(world.rung() == "anna");
  world.end(CallOutcome::NoAnswer);
  REQUIRE(world.rung() == "bo");
  world.end(CallOutcome::NoAnswer);
  world.pass(hours{2});
  CHECK(world.rung() == "dora");
}

}  // namespace ticketd::story
