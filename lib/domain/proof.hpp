// SPDX-License-Identifier: Apache-2.0
// Whether the writer of a mail is who its From says: the token of a mail that was sent to that very person
// about that very ticket, or an aligned DMARC pass by a trusted host. A From address alone proves nothing.
#pragma once

#include <string>
#include <vector>

#include "domain/ids.hpp"

namespace ticketd::domain {

// A token of ours that the mail carries.
struct CarriedToken {
  TicketNumber ticket;
  OutboxNumber row;
  bool for_agent = false;      // sent to an agent as an agent
  bool to_sender = false;      // that mail was sent to the address this one comes from
  bool is_burnt = false;       // somebody else may have it
  bool is_requesters = false;  // sent to the requester as the requester
  bool is_answered = false;    // the mail answers this very one, where its thread names others as well
};

struct ProofFacts {
  bool has_one_sender = false;
  bool dmarc_passed = false;  // aligned, said by a trusted host
  bool dmarc_failed = false;
  std::vector<CarriedToken> tokens;
};

struct Proof {
  bool holds = false;
  std::string why;  // for people: what proves it, or what is missing
};

[[nodiscard]] Proof prove_agent(const ProofFacts& facts, TicketNumber ticket);
[[nodiscard]] Proof prove_participant(const ProofFacts& facts, TicketNumber ticket);

// The mail answers nothing but what was sent to its sender as the ticket's requester: so an agent speaks who
// has asked something. DMARC proves who it is, not as whom, and does not do here.
[[nodiscard]] Proof prove_requester(const ProofFacts& facts, TicketNumber ticket);

}  // namespace ticketd::domain
