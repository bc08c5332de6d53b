// SPDX-License-Identifier: Apache-2.0
#include "domain/proof.hpp"

#include <utility>

namespace ticketd::domain {
namespace {

// What no token helps against.
std::string objection_to(const ProofFacts& facts) {
  if (!facts.has_one_sender) return "From does not name exactly one address";
  if (facts.dmarc_failed) return "a trusted host reports that DMARC failed";
  return {};
}

Proof prove(const ProofFacts& facts, TicketNumber ticket, bool as_agent) {
  if (auto why = objection_to(facts); !why.empty()) return {false, std::move(why)};
  if (facts.dmarc_passed) return {true, "DMARC passed"};
  bool burnt = false;
  bool others = false;
  for (const CarriedToken& token : facts.tokens) {
    const bool fits = token.ticket == ticket && token.to_sender && token.for_agent == as_agent;
    if (fits && !token.is_burnt) return {true, "it answers a mail that was sent to this person"};
    burnt = burnt || (fits && token.is_burnt);
    others = others || !fits;
  }
  if (burnt) return {false, "the mail that it answers went to other people as well"};
  if (others) return {false, "the mail that it answers was sent to somebody else or about something else"};
  return {false, "it answers no mail that was sent to this person"};
}

}  // namespace

Proof prove_agent(const ProofFacts& facts, TicketNumber ticket) {
  return prove(facts, ticket, true);
}

Proof prove_participant(const ProofFacts& facts, TicketNumber ticket) {
  return prove(facts, ticket, false);
}

Proof prove_requester(const ProofFacts& facts, TicketNumber ticket) {
  if (auto why = objection_to(facts); !why.empty()) return {false, std::move(why)};
  Proof proof{false, "it answers no mail that was sent to this person as the requester"};
  for (const CarriedToken& token : facts.tokens) {
    if (!token.is_answered) continue;
    if (token.ticket != ticket || !token.to_sender || !token.is_requesters || token.is_burnt)
      return {false, "it answers a mail that was sent to somebody else, or not to the requester"};
    proof = {true, "it answers a mail that was sent to this person as the requester"};
  }
  return proof;
}

}  // namespace ticketd::domain
