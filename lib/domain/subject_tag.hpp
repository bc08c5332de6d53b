// SPDX-License-Identifier: Apache-2.0
// The tag by which a subject names a ticket: [#1042]. It is a claim that anyone can write, never a proof.
#pragma once

#include <optional>
#include <string_view>

#include "domain/ids.hpp"

namespace ticketd::domain {

// The first well-formed tag.
[[nodiscard]] std::optional<TicketNumber> tagged_ticket(std::string_view subject);

}  // namespace ticketd::domain
