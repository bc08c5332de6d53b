// SPDX-License-Identifier: Apache-2.0
// What the tables of action_plan share: Anna, an agent, acts on a ticket of a small desk, and what comes of
// it as one line of text.
#pragma once

#include <string>
#include <string_view>

#include "domain/action_plan.hpp"

namespace ticketd::domain::test {

constexpr Instant action_time =
    std::chrono::sys_days{std::chrono::year{2026} / 3 / 2} + std::chrono::hours{12};

// Ticket 7 in queue "support", requested by Eva, assigned to nobody. Agents are Anna and Bo; there are also
// ticket 8, which is open, 9, which is quarantined, and 10, which goes on as another.
ActionFacts annas_facts(Status status = Status::Open);

// `mail`: commands and text, as read_commands() takes them.
ActionPlan plan_of(const ActionFacts& facts, std::string_view mail);

// "done: ..." or "refused: ..." of the only command.
std::string outcome_of(const ActionFacts& facts, std::string_view mail);

// Names of the events, with a blank between them.
std::string events_of(const ActionPlan& plan);

}  // namespace ticketd::domain::test
