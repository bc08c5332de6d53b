// SPDX-License-Identifier: Apache-2.0
// The first of the moments at which a person is rung.
#include <doctest/doctest.h>

#include "domain/chain_story.hpp"

namespace ticketd::domain {
namespace {

using std::chrono::seconds;

CallPolicy policy_of(std::vector<Seconds> tries) {
  CallPolicy policy;
  policy.tries = std::move(tries);
  policy.rounds = 2;
  policy.next_round = std::chrono::minutes{15};
  return policy;
}

}  // namespace

TEST_CASE("each person is rung at the moments of the list, the first of them too") {
  ChainStory story({"anna", "bo"}, policy_of({seconds{20}, seconds{100}}));
  story.call({CallOutcome::NoAnswer, CallOutcome::NoAnswer, CallOutcome::NoAnswer, CallOutcome::NoAnswer,
              CallOutcome::NoAnswer});
  CHECK(story.told == "0:20 anna; 1:40 anna; 2:30 bo; 3:50 bo; round-mail 19:40 anna; ");
}

TEST_CASE("a busy line moves no moment of the list") {
  ChainStory story({"anna"}, policy_of({seconds{20}, seconds{200}}));
  story.call({CallOutcome::Busy, CallOutcome::NoAnswer, CallOutcome::NoAnswer});
  CHECK(story.told.substr(0, 33) == "0:20 anna; 1:50 anna; 3:20 anna; ");
}

TEST_CASE("a notice to a customer waits for no try") {
  const auto notice = start_chain(ChainPurpose::Notice, {"customer"}, policy_of({seconds{20}}), story_start);
  CHECK(*notice.chain.next_at == story_start);
}

}  // namespace ticketd::domain
