#include <doctest/doctest.h>

#include "story/phone_world.hpp"

namespace ticketd::story {
namespace {

using domain::CallOutcome;
using domain::ChainState;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr domain::TicketNumber one{1};

}  // namespace

TEST_CASE("no phone rings a second before four hours, and the on-call phone does then") {
  PhoneWorld world;
  world.request();
  world.pass(hours{4} - seconds{1});
  CHECK(world.look().empty());
  world.pass(seconds{1});
  const auto call = world.the_call();
  CHECK(call.person == "anna");
  CHECK(call.to == "+4687000001");
  CHECK(call.language == "sv");
  CHECK(call.text.find("#1") != std::string::npos);
  CHECK(world.chain(one).chain.state == ChainState::Calling);
  CHECK(world.look().empty());
}

TEST_CASE("an attempt stands in the store before its call can end") {
  PhoneWorld world;
  const auto call = world.first_call();
  const auto attempts = store::attempts_of(world.database(), call.legs.front().chain);
  REQUIRE(attempts.size() == 1);
  CHECK(attempts[0].person == "anna");
  CHECK(attempts[0].gateway == "sip");
  CHECK_FALSE(attempts[0].ended);
}

TEST_CASE("key 1 takes the ticket: assigned, told in the history, and quiet for an hour") {
  PhoneWorld world;
  world.end(world.first_call(), CallOutcome::Acknowledged);
  CHECK(world.ticket(one).assignee == "anna");
  CHECK(world.ticket(one).status == domain::Status::New);
  CHECK(world.count(one, "escalation_acknowledged") == 1);
  CHECK(world.chain(one).chain.state == ChainState::Acknowledged);
  world.pass(hours{1} - seconds{1});
  CHECK(world.look().empty());
}

TEST_CASE("an acknowledgement that nothing follows within the hour rings the next person") {
  PhoneWorld world;
  world.end(world.first_call(), CallOutcome::Acknowledged);
  world.pass(hours{1});
  CHECK(world.the_call().person == "bo");
}

TEST_CASE("key 2 rings the next person at once") {
  PhoneWorld world;
  world.end(world.first_call(), CallOutcome::PassedOn);
  CHECK(world.the_call().person == "bo");
}

TEST_CASE("who does not answer is rung after two minutes and five, then the next person") {
  PhoneWorld world;
  world.end(world.first_call(), CallOutcome::NoAnswer);
  CHECK(world.look().empty());
  world.pass(minutes{2});
  auto call = world.the_call();
  CHECK(call.person == "anna");
  world.end(call, CallOutcome::NoAnswer);
  world.pass(minutes{3});
  call = world.the_call();
  CHECK(call.person == "anna");
  world.end(call, CallOutcome::NoAnswer);
  CHECK(world.the_call().person == "bo");
}

TEST_CASE("who is busy is rung once more after a minute, beside the tries") {
  PhoneWorld world;
  world.end(world.first_call(), CallOutcome::Busy);
  world.pass(minutes{1});
  CHECK(world.the_call().person == "anna");
  CHECK(world.chain(one).chain.tries == 0);
}

TEST_CASE("who can't be reached is passed over at once") {
  PhoneWorld world;
  world.end(world.first_call(), CallOutcome::Unreachable, "404 Not Found");
  CHECK(world.the_call().person == "bo");
}

TEST_CASE("a voicemail acknowledges nothing") {
  PhoneWorld world;
  world.end(world.first_call(), CallOutcome::NoKey);
  CHECK(world.count(one, "escalation_acknowledged") == 0);
  CHECK(world.ticket(one).assignee.empty());
  world.pass(minutes{2});
  CHECK(world.the_call().person == "anna");
}

TEST_CASE("a broken gateway uses up no try: the other one rings at once, and ops hear of it once") {
  PhoneWorld world;
  const auto first = world.first_call();
  CHECK(first.gateway == 0);
  world.end(first, CallOutcome::GatewayBroken, "no route to the trunk");
  const auto second = world.the_call();
  CHECK(second.person == "anna");
  CHECK(second.gateway == 1);
  CHECK(world.chain(one).chain.tries == 0);
  REQUIRE(world.outbox_to("ops@desk.example").size() == 1);
  CHECK(world.outbox_to("ops@desk.example")[0].mail.text.find("no route to the trunk") != std::string::npos);
  world.end(second, CallOutcome::GatewayBroken, "it died");
  CHECK(world.outbox_to("ops@desk.example").size() == 1);
  world.pass(minutes{1});
  CHECK(world.the_call().gateway == 0);
}

}  // namespace ticketd::story
