// SPDX-License-Identifier: Apache-2.0
// How a step of a ticket's escalation that has fired is known again after the list was edited. By its name,
// or its text; else by its place among the steps over its clock, as long as there are as many and the step
// that fired there stands nowhere in the list any more. Any other step is a new one and fires: a call too
// many is better than none.
#pragma once

#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/escalation_step.hpp"

namespace ticketd::domain {

// What is kept when a step fires, as rows of text.
[[nodiscard]] std::vector<std::string> rows_of_fired(std::span<const EscalationStep> steps,
                                                     std::size_t index);

// The names of those steps of the list that have fired by these rows.
[[nodiscard]] std::set<std::string> fired_by_rows(std::span<const EscalationStep> steps,
                                                  const std::set<std::string>& rows);

// Which step of the list this one is now, by the name that it had when it fired; nullptr: none.
[[nodiscard]] const EscalationStep* step_once_named(std::span<const EscalationStep> steps,
                                                    const std::set<std::string>& rows, std::string_view name);

}  // namespace ticketd::domain
