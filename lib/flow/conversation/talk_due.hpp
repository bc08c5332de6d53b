// SPDX-License-Identifier: Apache-2.0
// What time does to the talk with requesters and agents: reminders, silence and objections of approvals, and
// the digests of what was not believed.
#pragma once

#include <optional>

#include "domain/instant.hpp"
#include "flow/desk.hpp"
#include "store/store.hpp"

namespace ticketd::flow {

// Does what is due and returns when to come again; none: nothing waits.
[[nodiscard]] std::optional<domain::Instant> talk_due(store::Store& store, const Desk& desk,
                                                      domain::Instant now);

}  // namespace ticketd::flow
