// SPDX-License-Identifier: Apache-2.0
// What an agent does by mail or command, and what that means for a phone that rings.
#include <doctest/doctest.h>

#include "flow/conversation/operate.hpp"
#include "story/phone_world.hpp"

namespace ticketd::story {
namespace {

using domain::ChainState;
using std::chrono::hours;

constexpr domain::TicketNumber one{1};

void command(PhoneWorld& world, const std::string& text) {
  (void)world.unit([&](store::Session& session) {
    return flow::operate({session, world.desk(), world.now}, one, "anna", text);
  });
}

// An answer to the newest mail that anna got, as her own.
void anna_mails(PhoneWorld& world, const std::string& text) {
  const auto sent = world.outbox_to("anna@desk.example");
  REQUIRE_FALSE(sent.empty());
  world.mail_arrives(raw({.from = "anna@desk.example",
                          .subject = "Re: it rang",
                          .text = text,
                          .message_id = "<anna-1@desk.example>",
                          .in_reply_to = "<" + sent.back().mail.message_id + ">"}));
}

}  // namespace

TEST_CASE("a reply, /start, /wait, /resolve and /close end the calls") {
  for (const char* const text : {"It is mended.\n", "/start\n", "/wait\n", "/resolve\n", "/close\n"}) {
    CAPTURE(text);
    PhoneWorld world;
    const auto call = world.first_call();
    command(world, text);
    CHECK_FALSE(flow::is_wanted(world.session(), call));
    CHECK(world.chain(one).chain.state == ChainState::Stopped);
  }
}

TEST_CASE("/start of what is being worked on already ends the calls all the same") {
  PhoneWorld world(
      "contracts: [ { name: standard, calendar: 24x7, escalation: late } ]\n"
      "escalations: { late: [ { clock: work, at: 4h, tell: [anna], by: phone } ] }\n");
  world.request();
  command(world, "/start\n");
  world.pass(hours{4});
  const auto call = world.the_call();
  command(world, "/start\n");
  CHECK_FALSE(flow::is_wanted(world.session(), call));
  CHECK(world.chain(one).chain.state == ChainState::Stopped);
}

TEST_CASE("/take and /note hold the calls for an hour and end nothing") {
  for (const char* const text : {"/take\n", "/note\nI am on the train.\n", "/priority 1\n"}) {
    CAPTURE(text);
    PhoneWorld world;
    const auto call = world.first_call();
    command(world, text);
    CHECK_FALSE(flow::is_wanted(world.session(), call));
    CHECK(world.chain(one).chain.state == ChainState::Acknowledged);
    world.end(call, domain::CallOutcome::Interrupted);
    world.pass(hours{1});
    CHECK(world.the_call().person == "bo");
  }
}

TEST_CASE("a proven mail of an agent to the requester ends the calls") {
  PhoneWorld world;
  const auto call = world.first_call();
  anna_mails(world, "We are on our way.\n");
  CHECK_FALSE(flow::is_wanted(world.session(), call));
  CHECK(world.chain(one).chain.state == ChainState::Stopped);
}

TEST_CASE("a mail that only claims to be an agent's leaves the phone ringing") {
  PhoneWorld world;
  const auto call = world.first_call();
  world.mail_arrives(raw({.from = "anna@desk.example",
                          .subject = "Re: [#1] it rang",
                          .text = "/close\n",
                          .message_id = "<forged@elsewhere.example>"}));
  CHECK(flow::is_wanted(world.session(), call));
}

TEST_CASE("spam that is closed rings nobody any more") {
  PhoneWorld world;
  const auto call = world.first_call();
  command(world, "/spam\n");
  CHECK_FALSE(flow::is_wanted(world.session(), call));
}

TEST_CASE("reopened, the clocks run on, and the steps not reached before are still armed") {
  PhoneWorld world;
  world.request();
  world.pass(hours{1});
  command(world, "/resolve\n");
  world.pass(hours{30});
  CHECK(world.look().empty());
  command(world, "/reopen\n");
  world.pass(hours{3} - std::chrono::seconds{1});
  CHECK(world.look().empty());
  world.pass(std::chrono::seconds{1});
  CHECK(world.look().size() == 1);
}

}  // namespace ticketd::story
