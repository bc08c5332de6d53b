// SPDX-License-Identifier: Apache-2.0
// How far the question is whether a resolved ticket is resolved: asked with the mail that resolves it, asked
// again by a reminder, or objected to in words that nobody has answered yet.
#pragma once

#include <cstdint>
#include <optional>

#include "domain/ids.hpp"
#include "domain/instant.hpp"

namespace ticketd::domain {

// What comes next when nothing else happens. Stored as these numbers.
enum class ApprovalStep : std::uint8_t {
  None = 0,
  Reminder = 1,  // the requester is asked again
  Silence = 2,   // the ticket is closed
  Objection = 3  // it opens again: somebody objected, and nobody has answered
};

struct Approval {
  ApprovalStep step = ApprovalStep::None;
  std::optional<Instant> due;         // when to look at it again
  std::optional<Instant> approve_by;  // until when silence is no consent
  std::optional<OutboxNumber> mail;   // the one that told the requester
  friend bool operator==(const Approval&, const Approval&) = default;
};

}  // namespace ticketd::domain
