// SPDX-License-Identifier: Apache-2.0
// A step that rings and names nobody: somebody is rung all the same, and ops hear of it.
#include <doctest/doctest.h>

#include "flow/escalation/escalate_due.hpp"
#include "store/tickets.hpp"
#include "story/phone_world.hpp"

namespace ticketd::story {
namespace {

using std::chrono::hours;

constexpr domain::TicketNumber one{1};

// The rota begins next year.
struct GapWorld : DeskWorld {
  GapWorld()
      : DeskWorld(
            "agents: [ { name: anna, address: anna@desk.example, phone: \"+4687000001\" } ]\n"
            "rotas: [ { name: late, timezone: UTC, people: [anna], every: 1 week, from: 2027-01-04T08:00 } "
            "]\n"
            "escalation: [ { clock: open, at: 4h, tell: [\"rota:late\"], by: phone } ]\n"
            "phone: [ { command: { run: /bin/true } } ]\n") {}
};

// cilla has no phone.
void cilla_is_to_be_rung(PhoneWorld& world, const std::string& tell) {
  world.reconfigure(
      "agents:\n"
      "  - { name: anna, address: anna@desk.example, phone: \"+4687000001\" }\n"
      "  - { name: bo, address: bo@desk.example, phone: \"+4687000002\" }\n"
      "  - { name: cilla, address: cilla@desk.example }\n"
      "contracts: [ { name: standard, calendar: 24x7 } ]\n"
      "escalation: [ { clock: open, at: 4h, tell: [" +
      tell +
      "], by: phone } ]\n"
      "phone: [ { command: { run: /bin/true } } ]\n");
  world.request();
  auto ticket = world.ticket(one);
  ticket.assignee = "cilla";
  store::save_ticket(world.session(), ticket);
  world.pass(hours{4});
}

}  // namespace

TEST_CASE("where nobody is assigned, whoever carries the desk's phone is rung instead") {
  PhoneWorld world(
      "contracts: [ { name: standard, calendar: 24x7, escalation: own } ]\n"
      "escalations: { own: [ { clock: open, at: 4h, tell: [assignee], by: phone } ] }\n");
  world.request();
  world.pass(hours{4});
  CHECK(world.the_call().person == "anna");
  const auto mails = world.mails_about("names nobody", "ops@desk.example");
  REQUIRE(mails.size() == 1);
  CHECK(mails[0].mail.text.find("nobody is assigned; rung instead: anna, bo") != std::string::npos);
}

TEST_CASE("in a gap of the rota everybody who has a phone is in the chain") {
  GapWorld world;
  world.mail_arrives(raw({}));
  world.pass(hours{4});
  (void)flow::escalate_due(world.tick(), world.pace, 10);
  const auto calls = flow::place_due_calls(world.tick());
  REQUIRE(calls.size() == 1);
  CHECK(calls[0].person == "anna");
  CHECK(world.outbox_to("ops@desk.example").at(0).mail.text.find("has a gap") != std::string::npos);
}

TEST_CASE(
    "an assignee without a phone is nobody to a step that rings: whoever carries the desk's phone is rung") {
  PhoneWorld world;
  cilla_is_to_be_rung(world, "assignee");
  CHECK(world.the_call().person == "anna");
  const auto mails = world.mails_about("names nobody", "ops@desk.example");
  REQUIRE(mails.size() == 1);
  CHECK(mails[0].mail.text.find("cilla has no number; rung instead: anna, bo") != std::string::npos);
}

TEST_CASE("of several people those without a phone are passed over at once, and ops need not hear of it") {
  PhoneWorld world;
  cilla_is_to_be_rung(world, "assignee, bo");
  CHECK(world.the_call().person == "bo");
  CHECK(world.mails_about("names nobody", "ops@desk.example").empty());
}

TEST_CASE("a person who has gone from the configuration is passed over") {
  PhoneWorld world;
  const auto call = world.first_call();
  world.end(call, domain::CallOutcome::NoAnswer);
  auto row = world.chain(one);
  row.chain.people = {"gone", "bo"};
  store::save_chain(world.session(), row, world.now);
  world.pass(std::chrono::minutes{2});
  CHECK(world.the_call().person == "bo");
}

}  // namespace ticketd::story
