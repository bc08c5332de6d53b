// SPDX-License-Identifier: Apache-2.0
// The priority that a customer asks for when a ticket is opened: [P1], "Priority: 1", "Prio 1", "Prioritet
// 1", "Priorität 1" anywhere in the subject or at the beginning of one of the first five lines with text.
// What they get is the contract's to say.
#pragma once

#include <optional>
#include <string_view>

#include "domain/directory.hpp"

namespace ticketd::domain {

// The subject's word goes before the text's.
[[nodiscard]] std::optional<Priority> requested_priority(std::string_view subject, std::string_view text);

}  // namespace ticketd::domain
