// SPDX-License-Identifier: Apache-2.0
// What time does to the talk with requesters and agents: reminders, silence and objections of approvals, the
// digests, and what robots wrote to each other.
#pragma once

#include <span>

#include "flow/timers.hpp"

namespace ticketd::flow {

[[nodiscard]] std::span<const Timer> talk_timers();

}  // namespace ticketd::flow
