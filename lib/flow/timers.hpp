// SPDX-License-Identifier: Apache-2.0
// The door of time as a list: every timer has its name and does what is due when it is run. One that fails
// holds up no other.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/instant.hpp"
#include "flow/for_each_due.hpp"

namespace ticketd::flow {

struct Timer {
  std::string_view name;
  // Does what is due; returns when to come again, none: nothing waits.
  std::function<std::optional<domain::Instant>(const Tick&)> run;
};

struct FailedTimer {
  std::string_view name;
  std::string why;
};

struct TimersRun {
  std::optional<domain::Instant> next;  // the earliest; of those that did not fail
  std::vector<FailedTimer> failed;
};

// In the order of the list. A timer that fails for another reason than the world's is told to ops, once.
[[nodiscard]] TimersRun run_timers(std::span<const Timer> timers, const Tick& tick);

}  // namespace ticketd::flow
