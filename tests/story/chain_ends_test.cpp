#include <doctest/doctest.h>

#include "flow/running_chain.hpp"
#include "flow/ticket_clocks.hpp"
#include "store/tickets.hpp"
#include "story/phone_world.hpp"

namespace ticketd::story {
namespace {

using domain::CallOutcome;
using domain::ChainState;
using std::chrono::hours;
using std::chrono::minutes;

constexpr domain::TicketNumber one{1};

// What the agents' door does with a status that changes.
void change(PhoneWorld& world, domain::Cause cause) {
  store::Transaction transaction(world.database());
  auto ticket = world.ticket(one);
  const auto before = ticket.status;
  ticket.status = domain::status_after(before, cause).value();
  store::keep_ticket(world.database(), ticket);
  flow::follow_change(world.database(), world.desk(), ticket, before, cause, "anna", world.now);
  transaction.commit();
}

// Everybody of a round lets it ring, each three times.
void let_a_round_pass(PhoneWorld& world) {
  for (int ringing = 0; ringing < 6; ++ringing) {
    auto calls = world.look();
    while (calls.empty()) {
      world.pass(minutes{1});
      calls = world.look();
    }
    world.end(calls.front(), CallOutcome::NoAnswer);
  }
}

}  // namespace

TEST_CASE("a reply while the phone rings ends the chain, and its call is not wanted any more") {
  PhoneWorld world;
  const auto call = world.first_call();
  CHECK(flow::is_wanted(world.database(), call));
  change(world, domain::Cause::AgentReplied);
  CHECK_FALSE(flow::is_wanted(world.database(), call));
  world.end(call, CallOutcome::Interrupted);
  CHECK(world.chain(one).chain.state == ChainState::Stopped);
  CHECK(world.count(one, "escalation_stopped") == 1);
  world.pass(hours{10});
  CHECK(world.look().empty());
}

TEST_CASE("a resolved ticket's clock stands still and no phone rings") {
  PhoneWorld world;
  world.request();
  change(world, domain::Cause::Started);
  change(world, domain::Cause::ResolveAsked);
  world.pass(hours{20});
  CHECK(world.look().empty());
}

TEST_CASE("time spent waiting for the requester does not count") {
  PhoneWorld world;
  world.request();
  world.pass(hours{1});
  change(world, domain::Cause::WaitAsked);
  world.pass(hours{10});
  CHECK(world.look().empty());
  change(world, domain::Cause::RequesterWrote);
  world.pass(hours{3} - minutes{1});
  CHECK(world.look().empty());
  world.pass(minutes{1});
  CHECK(world.look().size() == 1);
}

TEST_CASE(
    "a round without an answer is mailed with every attempt, and the next begins a quarter of an hour "
    "later") {
  PhoneWorld world;
  world.request();
  world.pass(hours{4});
  let_a_round_pass(world);
  REQUIRE(world.mails_about("Ingen svarade", "anna@desk.example").size() == 1);
  CHECK(world.outbox_to("ops@desk.example").size() == 1);
  CHECK(world.mails_about("Nobody answered", "bo@desk.example").at(0).mail.text.find("no answer") !=
        std::string::npos);
  world.pass(minutes{14});
  CHECK(world.look().empty());
  world.pass(minutes{1});
  CHECK(world.the_call().person == "anna");
}

TEST_CASE("after the last round nobody is rung and ops are told that nobody took it") {
  PhoneWorld world;
  world.request();
  world.pass(hours{4});
  for (int round = 0; round < 3; ++round) let_a_round_pass(world);
  CHECK(world.chain(one).chain.state == ChainState::Exhausted);
  CHECK(world.count(one, "escalation_exhausted") == 1);
  world.pass(hours{10});
  CHECK(world.look().empty());
}

TEST_CASE("two tickets for one person within two minutes are one call, and key 1 takes both") {
  PhoneWorld world;
  world.request("first");
  world.pass(minutes{1});
  world.request("second");
  world.pass(hours{4});
  const auto call = world.the_call();
  CHECK(call.legs.size() == 2);
  CHECK(call.text.find("2 ") != std::string::npos);
  world.end(call, CallOutcome::Acknowledged);
  CHECK(world.ticket(domain::TicketNumber{1}).assignee == "anna");
  CHECK(world.ticket(domain::TicketNumber{2}).assignee == "anna");
}

TEST_CASE("a ticketctl acknowledgement ends the ringing and holds as a key does") {
  PhoneWorld world;
  const auto call = world.first_call();
  {
    store::Transaction transaction(world.database());
    CHECK(flow::acknowledge_chain(world.database(), world.desk(), one, "bo", world.now));
    transaction.commit();
  }
  CHECK_FALSE(flow::is_wanted(world.database(), call));
  world.end(call, CallOutcome::Interrupted);
  world.pass(hours{1});
  CHECK(world.the_call().person == "anna");
}

TEST_CASE("what became due while nobody looked rings once, not as a storm") {
  PhoneWorld world;
  world.request();
  world.pass(std::chrono::days{3});
  const auto call = world.the_call();
  CHECK(world.chain(one).chain.attempts == 1);
  world.end(call, CallOutcome::NoAnswer);
  CHECK(world.look().empty());
}

TEST_CASE("a call that was on when the daemon died is told in the history and rings again") {
  PhoneWorld world;
  (void)world.first_call();
  flow::recover_calls(world.database(), world.now);
  CHECK(world.count(one, "call_ended") == 1);
  CHECK(world.the_call().person == "anna");
}

}  // namespace ticketd::story
