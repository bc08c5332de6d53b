// SPDX-License-Identifier: Apache-2.0
#include "flow/timers.hpp"

#include <algorithm>

#include "domain/error.hpp"

namespace ticketd::flow {
namespace {

constexpr std::string_view timer_itself = "timer";

// Why it failed; none: it ran.
std::optional<std::string> failure_of(const Timer& timer, const Tick& tick,
                                      std::optional<domain::Instant>& next) {
  try {
    const auto fault = fault_of([&] { next = timer.run(tick); });
    if (fault)
      tick.deferred.defer(timer_itself, timer.name, std::nullopt, *fault, tick.now);
    else
      tick.deferred.recover(timer_itself, timer.name);
    return fault;
  } catch (const domain::WorldError& failure) {
    return failure.what();
  }
}

}  // namespace

TimersRun run_timers(std::span<const Timer> timers, const Tick& tick) {
  TimersRun result;
  for (const auto& timer : timers) {
    std::optional<domain::Instant> next;
    if (auto failure = failure_of(timer, tick, next))
      result.failed.push_back({timer.name, *std::move(failure)});
    else if (next)
      result.next = std::min(result.next.value_or(*next), *next);
  }
  try {
    tell_ops_of_deferred(tick);
  } catch (const domain::WorldError& failure) {
    result.failed.push_back({timer_itself, failure.what()});  // they are told next time
  }
  return result;
}

}  // namespace ticketd::flow
