// SPDX-License-Identifier: Apache-2.0
// The mails of an escalation: time runs out, a round of calls is over, the phone path is down. Inside the
// transaction that decided them.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/escalation.hpp"
#include "domain/escalation_step.hpp"
#include "domain/ticket.hpp"
#include "flow/letters/gathered_letters.hpp"
#include "flow/scene.hpp"
#include "store/chains.hpp"

namespace ticketd::flow {

// To everybody whom the step tells, at once; their addresses, for the history.
[[nodiscard]] std::vector<std::string> notify(const Scene& scene, const domain::Ticket& ticket,
                                              const config::EscalationStep& step,
                                              const domain::Recipients& told, domain::Instant since,
                                              GatheredLetters& letters);

// No gateway takes the chain's calls: the people who should be rung read at least that. Once a chain.
void write_instead_of_ringing(const Scene& scene, const domain::Ticket& ticket, const store::ChainRow& row,
                              GatheredLetters& letters);

// To ops, or where there are none to all agents: a gateway takes no calls, in its own words.
void tell_path_down(const Scene& scene, const std::string& words);

// The decision's actions, but for hanging up and for what the gateway's state says once. `row` has
// been kept already.
void execute(const Scene& scene, const domain::Ticket& ticket, const store::ChainRow& row,
             std::span<const domain::ChainAction> actions, GatheredLetters& letters);

// The letters' flag of a clock: "response", "open" or "work".
[[nodiscard]] std::string_view clock_flag(domain::ClockKind clock);

// "answered and pressed no key", for a reader.
[[nodiscard]] std::string outcome_words(const config::Language& language, domain::CallOutcome outcome);

}  // namespace ticketd::flow
