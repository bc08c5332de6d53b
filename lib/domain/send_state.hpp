// SPDX-License-Identifier: Apache-2.0
// How far a mail of ours is on its way out, and what an operator may do about it: only what is still ours to
// decide. What the relay has taken is gone, and what was dropped stays dropped.
#pragma once

#include <cstdint>
#include <string_view>

namespace ticketd::domain {

// Stored as these numbers.
enum class SendState : std::uint8_t { Pending = 0, Sent = 1, Failed = 2, Dropped = 3 };
// The contract's word: "pending", "sent", "failed", "dropped".
[[nodiscard]] std::string_view name_of(SendState state);

[[nodiscard]] bool may_be_dropped(SendState state);

// Whether mails to the recipient came back for good: then a mail that was sent may not have arrived.
enum class RecipientIs { Reachable, Undeliverable };
[[nodiscard]] bool may_be_tried_again(SendState state, RecipientIs recipient);

}  // namespace ticketd::domain
