// SPDX-License-Identifier: Apache-2.0
// Time as the desk counts it: whole seconds of UTC. The domain never asks what time it is; every decision is
// given its `now`, so that a story can turn the clock by hand.
#pragma once

#include <chrono>

namespace ticketd::domain {

using Instant = std::chrono::sys_seconds;
using Seconds = std::chrono::seconds;

}  // namespace ticketd::domain
