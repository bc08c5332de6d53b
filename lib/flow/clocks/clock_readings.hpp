// SPDX-License-Identifier: Apache-2.0
// What a ticket's clocks show now, and what is left on each until somebody is told.
#pragma once

#include <array>
#include <optional>

#include "domain/clocks.hpp"
#include "domain/ticket.hpp"
#include "flow/scene.hpp"

namespace ticketd::flow {

struct ClockReading {
  domain::ClockKind kind = domain::ClockKind::Response;
  domain::ClockState state = domain::ClockState::NotStarted;
  domain::Seconds elapsed{0};  // working time
  // Response: the contract's target. Open and work: the next step over the clock, else the last one that
  // fired. None: there is no step.
  std::optional<domain::Seconds> limit{};
  // When that much was, or will be, on the clock; none while it stands still short of it.
  std::optional<domain::Instant> due{};
  // Whether it stopped within its limit. None: not known yet, or there was nothing to keep: what was closed
  // before work had to begin counts neither way.
  std::optional<bool> kept{};

  // Negative: over the limit.
  [[nodiscard]] std::optional<domain::Seconds> left() const {
    return limit ? std::optional(*limit - elapsed) : std::nullopt;
  }
};

// Response, open, work. None for a ticket without clocks.
[[nodiscard]] std::optional<std::array<ClockReading, 3>> read_clocks(const Scene& scene,
                                                                     const domain::Ticket& ticket);

}  // namespace ticketd::flow
