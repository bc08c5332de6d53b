// SPDX-License-Identifier: Apache-2.0
// What a customer gets who asks for a priority: as much as the contract entitles to.
#pragma once

#include <optional>

#include "domain/directory.hpp"

namespace ticketd::domain {

// Asking for less urgency is always granted, asking for more up to the contract's `may_ask_for`.
[[nodiscard]] Priority granted_priority(std::optional<Priority> asked, const Contract& contract);

}  // namespace ticketd::domain
