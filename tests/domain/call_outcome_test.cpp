// SPDX-License-Identifier: Apache-2.0
#include "domain/call_outcome.hpp"

#include <array>

#include <doctest/doctest.h>

#include "domain/call_effect.hpp"

namespace ticketd::domain {
namespace {

using enum CallOutcome;

struct Case {
  CallOutcome outcome;
  bool was_answered;
  bool has_reached_person;
  bool is_worth_another_gateway;
  GatewaySign sign;
};

// Whose fault it is: only what says nothing of the person is the gateway's.
constexpr std::array cases{
    Case{CallOutcome::Acknowledged, true, true, false, GatewaySign::Works},
    Case{PassedOn, true, true, false, GatewaySign::Works},
    Case{NoKey, true, false, false, GatewaySign::Works},
    Case{Reached, true, true, false, GatewaySign::Works},
    Case{Busy, false, false, false, GatewaySign::Works},
    Case{NoAnswer, false, false, false, GatewaySign::Works},
    Case{Rejected, false, false, false, GatewaySign::Works},
    Case{Unreachable, false, false, false, GatewaySign::Works},
    Case{NotPutThrough, false, false, true, GatewaySign::Works},
    Case{GatewayBroken, false, false, true, GatewaySign::Broken},
    Case{Interrupted, false, false, false, GatewaySign::Nothing},
};

constexpr Instant hung_up = std::chrono::sys_days{std::chrono::year{2026} / 3 / 2};

Chain calling(ChainPurpose purpose = ChainPurpose::Alarm) {
  Chain chain;
  chain.purpose = purpose;
  chain.people = {"anna", "bo"};
  chain.state = ChainState::Calling;
  return chain;
}

Chain with(Chain chain, ChainState state, std::size_t gateway = 0) {
  chain.state = state;
  chain.gateway = gateway;
  return chain;
}

Chain with_dead_path(Chain chain) {
  chain.path_is_down = true;
  return chain;
}

}  // namespace

TEST_CASE("what a call's outcome says of the person, the network and the gateway") {
  for (const Case& each : cases) {
    CAPTURE(static_cast<int>(each.outcome));
    CHECK(was_answered(each.outcome) == each.was_answered);
    CHECK(has_reached_person(each.outcome) == each.has_reached_person);
    CHECK(is_worth_another_gateway(each.outcome) == each.is_worth_another_gateway);
    CHECK(sign_of_gateway(each.outcome) == each.sign);
  }
}

TEST_CASE("a call that can't be tried is the person's fault before ours") {
  CHECK_FALSE(outcome_without_call({true, true}));
  CHECK(outcome_without_call({false, true}) == Unreachable);
  CHECK(outcome_without_call({false, false}) == Unreachable);
  CHECK(outcome_without_call({true, false}) == GatewayBroken);
}

TEST_CASE("a phone that declines is to a chain the same as one that nobody answers") {
  for (const ChainPurpose purpose : {ChainPurpose::Alarm, ChainPurpose::Notice}) {
    const auto declined = call_ended(calling(purpose), {Rejected, hung_up, 1, hung_up}).chain;
    const auto unanswered = call_ended(calling(purpose), {NoAnswer, hung_up, 1, hung_up}).chain;
    CHECK(declined.state == unanswered.state);
    CHECK(declined.next_at == unanswered.next_at);
    CHECK(declined.tries == unanswered.tries);
    CHECK(declined.person == unanswered.person);
  }
}

TEST_CASE("who is rung has the ticket by a key, and is written to when no gateway took the call") {
  struct Row {
    const char* what;
    Chain before;
    Chain after;
    CallOutcome outcome;
    CallEffect effect;
  };
  const auto ringing = calling();
  const auto notice = calling(ChainPurpose::Notice);
  const std::array rows{
      Row{"key 1", ringing, with(ringing, ChainState::Acknowledged), CallOutcome::Acknowledged,
          CallEffect::Taken},
      Row{"key 1 after somebody took it by mail", with(ringing, ChainState::Acknowledged),
          with(ringing, ChainState::Acknowledged), CallOutcome::Acknowledged, CallEffect::None},
      Row{"key 1 after it was stopped", with(ringing, ChainState::Stopped),
          with(ringing, ChainState::Stopped), CallOutcome::Acknowledged, CallEffect::None},
      Row{"the last gateway broke", ringing, with(ringing, ChainState::Pending), GatewayBroken,
          CallEffect::WriteInstead},
      Row{"a gateway is left", ringing, with(ringing, ChainState::Pending, 1), GatewayBroken,
          CallEffect::None},
      Row{"it broke after somebody took it", with(ringing, ChainState::Acknowledged),
          with(ringing, ChainState::Acknowledged), GatewayBroken, CallEffect::None},
      Row{"a customer is not written to instead", notice, with(notice, ChainState::Pending), GatewayBroken,
          CallEffect::None},
      Row{"nobody answered", ringing, with(ringing, ChainState::Pending), NoAnswer, CallEffect::None},
  };
  for (const Row& each : rows) {
    CAPTURE(each.what);
    CHECK(consequence_of_call(each.before, each.after, each.outcome).effect == each.effect);
  }
}

TEST_CASE("the history is silent about calls while no gateway works, and tells the first that got through") {
  const auto up = calling();
  const auto down = with_dead_path(calling());
  CHECK(consequence_of_call(up, up, NoAnswer).history == CallHistory::Ended);
  CHECK(consequence_of_call(up, down, GatewayBroken).history == CallHistory::Ended);
  CHECK(consequence_of_call(down, down, GatewayBroken).history == CallHistory::Silent);
  CHECK(consequence_of_call(down, up, NoAnswer).history == CallHistory::PlacedAndEnded);
}

}  // namespace ticketd::domain
