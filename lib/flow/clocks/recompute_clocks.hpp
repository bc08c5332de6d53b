// SPDX-License-Identifier: Apache-2.0
// What open tickets' clocks count on has been configured otherwise: calendars, contracts, customers, steps.
// Ticket by ticket, some at a time, the promise and the next step are worked out anew.
#pragma once

#include <cstddef>
#include <optional>

#include "domain/instant.hpp"
#include "flow/for_each_due.hpp"

namespace ticketd::flow {

// One transaction over at most so many ticket numbers, if there is anything to do. False: nothing is left but
// tickets that were put off, which are tried again as long as the daemon runs.
[[nodiscard]] bool recompute_clocks(const Tick& tick, std::size_t at_most);

// When the next of those is.
[[nodiscard]] std::optional<domain::Instant> next_reckoned(const Tick& tick);

}  // namespace ticketd::flow
