// SPDX-License-Identifier: Apache-2.0
#include "domain/escalation.hpp"

#include <doctest/doctest.h>

#include "domain/chain_story.hpp"

namespace ticketd::domain {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr Instant start = story_start;
constexpr Seconds call_length = story_call_length;
using Story = ChainStory;
using enum CallOutcome;

TEST_CASE("key 1 acknowledges and the phone is quiet") {
  Story story{{"anna", "bo"}};
  story.call(CallOutcome::Acknowledged);
  CHECK(story.told == "0:00 anna; ");
  CHECK(story.chain.state == ChainState::Acknowledged);
  CHECK(story.chain.acknowledged_by == "anna");
  CHECK(*story.chain.next_at == start + call_length + hours{1});
  CHECK(bundle_calls(std::span<const Chain>(&story.chain, 1), {}, start + hours{100}).empty());
}

TEST_CASE("who does not answer is tried again, then the next person, then all once more") {
  Story story{{"anna", "bo"}};
  story.call({NoAnswer, NoKey, NoAnswer, NoAnswer, NoAnswer, NoKey, NoAnswer});
  CHECK(story.told == "0:00 anna; 2:00 anna; 5:00 anna; 5:30 bo; 7:30 bo; 10:30 bo; round-mail 26:00 anna; ");
  CHECK(story.chain.round == 2);
  CHECK(story.chain.attempts == 7);
}

TEST_CASE("after the last round the chain is exhausted and ops are told") {
  CallPolicy policy;
  policy.tries = {minutes{0}};
  policy.rounds = 2;
  Story story{{"anna", "bo"}, policy};
  story.call({NoAnswer, NoKey, NoAnswer, Unreachable});
  CHECK(story.told == "0:00 anna; 0:30 bo; round-mail 16:00 anna; 16:30 bo; round-mail exhausted ");
  CHECK(story.chain.state == ChainState::Exhausted);
  CHECK_FALSE(story.chain.next_at.has_value());
}

TEST_CASE("each outcome leads on in its own way") {
  const struct {
    CallOutcome outcome;
    const char* person;
    const char* next;
    int tries;
  } table[] = {
      {NoAnswer, "anna", "2:00", 1},    {NoKey, "anna", "2:00", 1},       {Reached, "bo", "2:30", 0},
      {Busy, "anna", "1:30", 0},        {Unreachable, "bo", "0:30", 0},   {PassedOn, "bo", "0:30", 0},
      {GatewayBroken, "bo", "0:30", 0}, {Interrupted, "anna", "0:30", 0}, {NotPutThrough, "anna", "2:00", 1}};
  for (const auto& row : table) {
    CAPTURE(static_cast<int>(row.outcome));
    Story story{{"anna", "bo"}};
    story.call(row.outcome);
    CHECK(story.chain.state == ChainState::Pending);
    CHECK(person_of(story.chain) == row.person);
    CHECK(minute_text(*story.chain.next_at) == row.next);
    CHECK(story.chain.tries == row.tries);
  }
}

TEST_CASE("busy is tried once more between two tries, moves none of them, and counts after that") {
  Story story{{"anna", "bo"}};
  story.call({Busy, Busy, Busy, Busy, Busy});
  CHECK(story.told == "0:00 anna; 1:30 anna; 2:00 anna; 5:00 anna; 5:30 bo; ");
  CHECK(minute_text(*story.chain.next_at) == "7:00");
}

TEST_CASE("a busy line that has no room between two tries is rung at the next of them") {
  CallPolicy policy;
  policy.tries = {Seconds{0}, Seconds{90}, Seconds{300}};
  Story story{{"anna", "bo"}, policy};
  story.call({Busy, Busy, NoAnswer, NoAnswer});
  CHECK(story.told == "0:00 anna; 1:30 anna; 3:00 anna; 5:00 anna; ");
}

TEST_CASE(
    "where no keys are taken whoever answered has two minutes for the mail, and it is the next one's turn") {
  Story story{{"anna", "bo"}};
  story.call({Reached, NoAnswer, Reached, Reached});
  CHECK(story.told == "0:00 anna; 2:30 bo; 4:30 bo; round-mail 22:00 anna; ");
}

TEST_CASE("nothing after an acknowledgement starts the chain again at the next person") {
  Story story{{"anna", "bo", "cilla"}};
  story.call({NoAnswer, NoAnswer, NoAnswer, CallOutcome::Acknowledged});
  CHECK(story.chain.acknowledged_by == "bo");
  const Instant later = *story.chain.next_at;
  story.chain = acknowledgement_over(story.chain, {}, later).chain;
  CHECK(story.chain.state == ChainState::Pending);
  CHECK(person_of(story.chain) == "cilla");
  CHECK(*story.chain.next_at == later);
  CHECK(story.chain.round == 1);
  // After the last person it is the first's turn; after somebody outside the list, too.
  story.chain = acknowledge(story.chain, "cilla", later + hours{1}).chain;
  CHECK(person_of(acknowledgement_over(story.chain, {}, later + hours{1}).chain) == "anna");
  story.chain = acknowledge(story.chain, "dora", later + hours{1}).chain;
  CHECK(person_of(acknowledgement_over(story.chain, {}, later + hours{1}).chain) == "anna");
  CHECK(acknowledgement_over(Story{{"anna"}}.chain, {}, start).chain.next_at == start);
}

TEST_CASE(
    "when an acknowledgement is over whoever carries the phone then is rung, and not who let it run out") {
  const struct {
    const char* taken_by;
    std::vector<std::string> people;
    const char* rung;
  } table[] = {
      {"anna", {}, "bo"},                       // nobody any more: those who were there before
      {"anna", {"anna", "bo", "cilla"}, "bo"},  // as it was
      {"bo", {"anna", "bo", "cilla"}, "cilla"},
      {"anna", {"dora", "bo"}, "dora"},  // handed over
      {"anna", {"bo", "anna"}, "bo"},
      {"bo", {"dora", "anna", "bo"}, "dora"},
      {"anna", {"anna", "dora"}, "dora"},  // carries it still
      {"anna", {"anna"}, "anna"},          // there is nobody else
      {"guest", {"dora", "anna"}, "dora"},
      {"guest", {"anna", "bo", "cilla"}, "anna"},
  };
  for (const auto& row : table) {
    CAPTURE(row.taken_by);
    CAPTURE(row.rung);
    Story story{{"anna", "bo", "cilla"}};
    const auto taken = acknowledge(story.chain, row.taken_by, start + hours{1}).chain;
    CHECK(person_of(acknowledgement_over(taken, row.people, start + hours{1}).chain) == row.rung);
  }
}

TEST_CASE("a mail or command acknowledges at any time, and ends the call that rings") {
  Story story{{"anna", "bo"}};
  const Instant until = start + hours{1};
  CHECK(acknowledge(story.chain, "bo", until).actions.empty());
  const Chain calling = place_call(story.chain, {"anna", 0, {0}}, start);
  const ChainDecision taken = acknowledge(calling, "bo", until);
  CHECK(orders_text(taken.actions) == "hang-up ");
  CHECK(taken.chain.acknowledged_by == "bo");
  // The call's own end, coming later, changes nothing.
  CHECK(call_ended(taken.chain, {NoAnswer, start + minutes{1}, 1, {}}).chain.state ==
        ChainState::Acknowledged);
  Chain exhausted = story.chain;
  exhausted.state = ChainState::Exhausted;
  CHECK(acknowledge(exhausted, "bo", until).chain.state == ChainState::Acknowledged);
  CHECK(acknowledge(stop(story.chain).chain, "bo", until).chain.state == ChainState::Stopped);
}

TEST_CASE("stopping ends what is pending or ringing and leaves the exhausted as it is") {
  const Story story{{"anna"}};
  CHECK(stop(story.chain).actions.empty());
  CHECK_FALSE(stop(story.chain).chain.next_at.has_value());
  const Chain calling = place_call(story.chain, {"anna", 0, {0}}, start);
  CHECK(orders_text(stop(calling).actions) == "hang-up ");
  CHECK(call_ended(stop(calling).chain, {CallOutcome::Acknowledged, start, 1, {}}).chain.state ==
        ChainState::Stopped);
  CHECK(stop(stop(calling).chain).actions.empty());
  Chain exhausted = story.chain;
  exhausted.state = ChainState::Exhausted;
  CHECK(stop(exhausted).chain.state == ChainState::Exhausted);
}

TEST_CASE("just before dialling the ticket and the rota are looked at again") {
  Story story{{"anna", "bo"}};
  CHECK(look_again(story.chain, {false, {}}).chain.state == ChainState::Stopped);
  CHECK(person_of(look_again(story.chain, {true, {"cilla", "anna"}}).chain) == "cilla");
  CHECK(person_of(look_again(story.chain, {true, {}}).chain) == "anna");
  // In the middle of a round the people stay, so that nobody is left out or rung twice.
  story.call(NoAnswer);
  CHECK(person_of(look_again(story.chain, {true, {"cilla"}}).chain) == "anna");
}

TEST_CASE("a step that names nobody is told to ops instead of waiting in silence") {
  const ChainDecision decision = start_chain(ChainPurpose::Alarm, {}, {}, start);
  CHECK(orders_text(decision.actions) == "nobody ");
  CHECK(decision.chain.state == ChainState::Exhausted);
}

TEST_CASE("a notice rings once and acknowledges nothing") {
  for (const CallOutcome outcome :
       {CallOutcome::Acknowledged, NoAnswer, Busy, Unreachable, Reached, PassedOn}) {
    Chain chain = start_chain(ChainPurpose::Notice, {"Eva"}, {}, start + hours{1}).chain;
    CHECK(bundle_calls(std::span<const Chain>(&chain, 1), {}, start).empty());
    chain = place_call(chain, {"Eva", 0, {0}}, start + hours{1});
    const ChainDecision decision = call_ended(chain, {outcome, start + hours{2}, 1, {}});
    CHECK(decision.chain.state == ChainState::Stopped);
    CHECK(decision.actions.empty());
  }
}

TEST_CASE("tickets for one person within two minutes are one call, and nobody is called twice at a time") {
  const auto chain_at = [](std::vector<std::string> people, Instant first) {
    return start_chain(ChainPurpose::Alarm, std::move(people), {}, first).chain;
  };
  std::vector<Chain> chains{chain_at({"bo"}, start + minutes{2}),
                            chain_at({"anna"}, start + Seconds{121}),
                            chain_at({"anna", "bo"}, start + minutes{2}),
                            chain_at({"anna"}, start - hours{1}),
                            chain_at({"cilla"}, start),
                            chain_at({"anna"}, start),
                            start_chain(ChainPurpose::Notice, {"anna"}, {}, start).chain};
  auto bundles = bundle_calls(chains, {}, start);
  REQUIRE(bundles.size() == 2);
  CHECK(bundles[0].person == "anna");
  CHECK(bundles[0].chains == std::vector<std::size_t>{3, 5, 2});
  CHECK(bundles[1].person == "cilla");
  bundles = bundle_calls(chains, {"anna"}, start);
  REQUIRE(bundles.size() == 1);
  CHECK(bundles[0].person == "cilla");
  CHECK(bundle_calls(chains, {"anna", "cilla"}, start).empty());
}

TEST_CASE("after downtime the next try comes once, and the rest keep their distance") {
  Story story{{"anna"}};
  story.call(NoAnswer);
  // Due at 2:00, but the desk is back after five hours only.
  const Instant back = start + hours{5};
  story.chain = place_call(story.chain, {"anna", 0, {0}}, back);
  story.chain = call_ended(story.chain, {NoAnswer, back + call_length, 1, {}}).chain;
  CHECK(*story.chain.next_at == back + minutes{3});
}

}  // namespace
}  // namespace ticketd::domain
