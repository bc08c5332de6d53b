// SPDX-License-Identifier: Apache-2.0
// What open tickets' clocks count on has been configured otherwise: calendars, contracts, customers, steps.
// Ticket by ticket, some at a time, the promise and the next step are worked out anew.
#pragma once

#include <cstddef>

#include "domain/instant.hpp"
#include "flow/desk.hpp"
#include "store/store.hpp"

namespace ticketd::flow {

// One transaction over at most so many ticket numbers, if there is anything to do. False: nothing is left.
[[nodiscard]] bool reckon_anew(store::Store& store, const Desk& desk, domain::Instant now,
                               std::size_t at_most);

}  // namespace ticketd::flow
