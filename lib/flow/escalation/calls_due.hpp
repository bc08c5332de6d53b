// SPDX-License-Identifier: Apache-2.0
// Calls that are to be placed, and what became of them. Placing is the daemon's: what comes out here has its
// attempts written down already, and the tickets' state was looked at in the same transaction.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/escalation.hpp"
#include "domain/ids.hpp"
#include "domain/instant.hpp"
#include "flow/for_each_due.hpp"

namespace ticketd::flow {

// One call, for one chain or several of the same person.
struct PlacedCall {
  struct Leg {
    domain::EscalationNumber chain;
    domain::AttemptNumber attempt;
    domain::TicketNumber ticket;
  };
  std::vector<Leg> legs;  // the one that was due first in front
  std::string person;
  std::string name;
  std::string to;
  std::string language;
  std::string text;
  // Two digits, and the text that says to press them, for where key 1 is not believed; empty: takes no key.
  std::string code;
  std::string text_with_code;
  std::size_t gateway = 0;  // in the configured order
  domain::ChainPurpose purpose = domain::ChainPurpose::Alarm;
  domain::Seconds ring{30};
};

// One transaction: acknowledgements that have held long enough are over, chains that are not needed any more
// stop, and for the rest one call a person begins. Nobody who is in a call is called. Where the clock was put
// back, what waits keeps its wait's length. Chains that are put off leave their places among the `at_once` to
// others, in a transaction of their own.
[[nodiscard]] std::vector<PlacedCall> place_due_calls(const Tick& tick, std::size_t at_once = 10'000);

// The earliest instant at which a call or an acknowledgement's end is due. Calls that are due now already do
// not count: who is to be called is in a call, and its end is news.
[[nodiscard]] std::optional<domain::Instant> next_call(const Tick& tick);

// What became of a call, in one unit of work with all that follows from it. `words`: the gateway's.
void finish_call(const Scene& scene, const PlacedCall& call, domain::CallOutcome outcome,
                 const std::string& words);

// Whether any of its chains still waits for this call; if none does it is to be hung up.
[[nodiscard]] bool is_wanted(store::Session& session, const PlacedCall& call);

// When the daemon starts: calls that were on when it ended have gone with it and are due again. `chains` are
// those that were in a call then; returned are those of them that were put off, for the next time.
[[nodiscard]] std::vector<domain::EscalationNumber> chains_in_a_call(store::Store& store);
[[nodiscard]] std::vector<domain::EscalationNumber> recover_calls(
    const Tick& tick, const std::vector<domain::EscalationNumber>& chains);

}  // namespace ticketd::flow
