// SPDX-License-Identifier: Apache-2.0
// What gateways that fail do to a chain of calls: the person is not lost, and nobody waits for her.
#include <doctest/doctest.h>

#include "domain/chain_story.hpp"
#include "domain/wait.hpp"

namespace ticketd::domain {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using enum CallOutcome;

CallPolicy once_in_two_rounds() {
  CallPolicy policy;
  policy.tries = {minutes{0}};
  policy.rounds = 2;
  return policy;
}

TEST_CASE("a broken gateway uses up no try: the other one at once, then the next person") {
  ChainStory story{{"anna", "bo"}};
  story.gateways = 2;
  story.call({GatewayBroken, GatewayBroken, GatewayBroken});
  CHECK(story.told == "0:00 anna; 0:30 anna; 1:00 bo; ");
  CHECK(story.chain.gateway == 1);
  CHECK(story.chain.tries == 0);
  story.call(NoAnswer);
  CHECK(story.chain.gateway == 0);
  CHECK(story.chain.tries == 1);
}

TEST_CASE("when nobody can be rung all wait a minute, no round is over, and ops are told once") {
  ChainStory story{{"anna", "bo"}};
  story.call({GatewayBroken, GatewayBroken, GatewayBroken, GatewayBroken, GatewayBroken});
  CHECK(story.told == "0:00 anna; 0:30 bo; path-down 2:00 anna; 2:30 bo; 4:00 anna; ");
  CHECK(story.chain.round == 1);
  CHECK(story.chain.path_is_down);
  story.told.clear();
  story.call({NoAnswer, NoAnswer, NoAnswer, NoAnswer});
  CHECK(story.told == "4:30 bo; 6:30 bo; 9:30 bo; 11:00 anna; ");
  CHECK_FALSE(story.chain.path_is_down);
}

TEST_CASE("whom the gateways failed for comes again after the others, with a try less each time") {
  ChainStory story{{"anna", "bo"}};
  story.call({GatewayBroken, NoAnswer, NoAnswer, NoAnswer, NoAnswer, NoAnswer});
  CHECK(story.told == "0:00 anna; 0:30 bo; 2:30 bo; 5:30 bo; 7:00 anna; 10:00 anna; round-mail ");
  CHECK(minute_text(*story.chain.next_at) == "25:30");
  CHECK(story.chain.passes == 1);
}

TEST_CASE("whose calls break in the middle of her tries leaves the turn to the next and has the rest later") {
  ChainStory story{{"anna", "bo"}};
  story.call({NoAnswer, GatewayBroken, PassedOn, NoAnswer});
  CHECK(story.told == "0:00 anna; 2:00 anna; 2:30 bo; 4:00 anna; ");
  CHECK(story.chain.tries == 2);
}

TEST_CASE("one person for whom every gateway breaks for ever does not keep the rounds from ending") {
  ChainStory story{{"anna", "bo"}, once_in_two_rounds()};
  story.call({GatewayBroken, NoAnswer, GatewayBroken, GatewayBroken, NoAnswer, GatewayBroken});
  CHECK(story.told ==
        "0:00 anna; 0:30 bo; 2:00 anna; round-mail 17:30 anna; 18:00 bo; 19:30 anna; round-mail exhausted ");
}

TEST_CASE("a call that the network will not put through goes by every gateway, and is one try") {
  ChainStory story{{"anna", "bo"}};
  story.gateways = 2;
  story.call({NotPutThrough, NotPutThrough});
  CHECK(story.chain.tries == 1);
  story.call({NotPutThrough, GatewayBroken});
  CHECK(story.chain.tries == 2);
  story.call({GatewayBroken, NotPutThrough, NoAnswer});
  CHECK(story.told == "0:00 anna; 0:30 anna; 2:30 anna; 3:00 anna; 6:00 anna; 6:30 anna; 7:00 bo; ");
  CHECK(story.chain.passed_over.empty());
}

TEST_CASE("no number to dial says nothing of the gateways: the round begins anew until one works") {
  ChainStory story{{"anna", "bo"}, once_in_two_rounds()};
  story.is_dialled = false;
  story.call(Unreachable);
  story.is_dialled = true;
  story.call(GatewayBroken);
  CHECK(story.told == "0:00 anna; 0:30 bo; path-down ");
  CHECK(story.chain.round == 1);
  ChainStory nobody{{"anna", "bo"}, once_in_two_rounds()};
  nobody.is_dialled = false;
  nobody.call({Unreachable, Unreachable, Unreachable, Unreachable});
  CHECK(nobody.chain.state == ChainState::Exhausted);
}

TEST_CASE("a notice that no gateway takes waits for one, and is given once") {
  ChainStory story{{"Eva"}};
  story.chain.purpose = ChainPurpose::Notice;
  story.call({GatewayBroken, NotPutThrough});
  CHECK(story.told == "0:00 Eva; path-down 1:30 Eva; ");
  CHECK(story.chain.state == ChainState::Stopped);
}

TEST_CASE("a clock that is put back during a call makes the next wait no longer") {
  ChainStory story{{"anna"}};
  Chain calling = place_call(story.chain, {"anna", 0, {0}}, story_start + hours{2});
  const Chain after = call_ended(calling, {NoAnswer, story_start, 1, {}}).chain;
  CHECK(*after.next_at == story_start + minutes{2});
}

TEST_CASE("a stored wait keeps its length when the clock is put back") {
  constexpr Instant now = story_start;
  CHECK(end_of_wait(now + hours{3}, now + hours{2}, now) == now + hours{1});
  CHECK(end_of_wait(now + hours{3}, now + Seconds{1}, now) == now + hours{3} - Seconds{1});
  CHECK(end_of_wait(now + hours{3}, now, now) == now + hours{3});
  CHECK(end_of_wait(now + hours{3}, now - hours{1}, now) == now + hours{3});
  CHECK(end_of_wait(now - hours{1}, now - hours{2}, now) == now - hours{1});
}

}  // namespace
}  // namespace ticketd::domain
