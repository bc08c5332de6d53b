// SPDX-License-Identifier: Apache-2.0
#include "domain/proof.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace ticketd::domain {
namespace {

constexpr TicketNumber ticket{7};

// Of a mail about this ticket, sent to who writes now.
CarriedToken token(TicketNumber about = ticket) {
  CarriedToken token;
  token.ticket = about;
  token.row = OutboxNumber{5};
  token.to_sender = true;
  token.is_answered = true;
  return token;
}

CarriedToken agents(TicketNumber about = ticket) {
  auto theirs = token(about);
  theirs.for_agent = true;
  return theirs;
}

CarriedToken requesters(TicketNumber about = ticket) {
  auto theirs = token(about);
  theirs.is_requesters = true;
  return theirs;
}

CarriedToken burnt(CarriedToken token) {
  token.is_burnt = true;
  return token;
}

CarriedToken of_somebody_else(CarriedToken token) {
  token.to_sender = false;
  return token;
}

CarriedToken only_in_the_thread(CarriedToken token) {
  token.is_answered = false;
  return token;
}

enum class Sender { One, Several };
enum class Dmarc { Unsaid, Passed, Failed, Both };

ProofFacts facts(std::vector<CarriedToken> tokens, Dmarc dmarc = Dmarc::Unsaid, Sender sender = Sender::One) {
  return {sender == Sender::One, dmarc == Dmarc::Passed || dmarc == Dmarc::Both,
          dmarc == Dmarc::Failed || dmarc == Dmarc::Both, std::move(tokens)};
}

// Whom the mail proves its writer to be.
struct Case {
  const char* what;
  ProofFacts facts;
  bool is_agent;
  bool is_participant;
  bool is_requester;
};

const std::vector<Case>& cases() {
  static const std::vector<Case> cases{
      {"a From alone", facts({}), false, false, false},
      {"an agent's token", facts({agents()}), true, false, false},
      {"a participant's token", facts({token()}), false, true, false},
      {"the requester's token", facts({requesters()}), false, true, true},
      {"DMARC says who, not as whom", facts({}, Dmarc::Passed), true, true, false},
      {"DMARC and the requester's token", facts({requesters()}, Dmarc::Passed), true, true, true},
      {"a token of another ticket", facts({agents(TicketNumber{8})}), false, false, false},
      {"the requester's token of another ticket", facts({requesters(TicketNumber{8})}), false, false, false},
      {"an agent's token, sent to somebody else", facts({of_somebody_else(agents())}), false, false, false},
      {"the requester's token, sent to somebody else", facts({of_somebody_else(requesters())}), false, false,
       false},
      {"an agent's token that others have", facts({burnt(agents())}), false, false, false},
      {"the requester's token that others have", facts({burnt(requesters())}), false, false, false},
      {"one that others have and one that they have not", facts({burnt(agents()), agents()}), true, false,
       false},
      {"one among strangers'", facts({of_somebody_else(agents()), agents(TicketNumber{8}), agents()}), true,
       false, false},
      {"both at once: the thread names the agent's mail", facts({requesters(), only_in_the_thread(agents())}),
       true, true, true},
      {"an answer to the agent's mail in the requester's thread",
       facts({only_in_the_thread(requesters()), agents()}), true, true, false},
      {"an answer to both", facts({requesters(), agents()}), true, true, false},
      {"nothing is answered", facts({only_in_the_thread(requesters())}), false, true, false},
      {"a failed DMARC beats any token", facts({agents(), requesters()}, Dmarc::Failed), false, false, false},
      {"one that passed and failed", facts({agents(), requesters()}, Dmarc::Both), false, false, false},
      {"two senders", facts({agents(), requesters()}, Dmarc::Unsaid, Sender::Several), false, false, false},
      {"two senders and DMARC", facts({}, Dmarc::Passed, Sender::Several), false, false, false},
  };
  return cases;
}

}  // namespace

TEST_CASE("who a mail proves its writer to be") {
  for (const Case& each : cases()) {
    CAPTURE(each.what);
    CHECK(prove_agent(each.facts, ticket).holds == each.is_agent);
    CHECK(prove_participant(each.facts, ticket).holds == each.is_participant);
    CHECK(prove_requester(each.facts, ticket).holds == each.is_requester);
  }
}

TEST_CASE("each proof and each refusal says why") {
  for (const Case& each : cases()) {
    CAPTURE(each.what);
    CHECK_FALSE(prove_agent(each.facts, ticket).why.empty());
    CHECK_FALSE(prove_participant(each.facts, ticket).why.empty());
    CHECK_FALSE(prove_requester(each.facts, ticket).why.empty());
  }
}

TEST_CASE("what an agent is told whose mail is not believed") {
  struct Row {
    ProofFacts facts;
    const char* why;
  };
  const std::vector<Row> rows{
      {facts({}, Dmarc::Unsaid, Sender::Several), "From does not name exactly one address"},
      {facts({agents()}, Dmarc::Failed), "a trusted host reports that DMARC failed"},
      {facts({}), "it answers no mail that was sent to this person"},
      {facts({of_somebody_else(agents())}),
       "the mail that it answers was sent to somebody else or about something else"},
      // What would have done but for others comes first: that the agent can mend.
      {facts({of_somebody_else(agents()), burnt(agents())}),
       "the mail that it answers went to other people as well"},
  };
  for (const Row& each : rows) CHECK(prove_agent(each.facts, ticket).why == each.why);
}

}  // namespace ticketd::domain
