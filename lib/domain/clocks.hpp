// SPDX-License-Identifier: Apache-2.0
// The three clocks of a ticket: what of the contract's working time it has used up. Everything is worked out
// anew from what happened to the ticket, so a changed priority, customer or calendar needs no correction.
#pragma once

#include <optional>
#include <vector>

#include "domain/ticket.hpp"
#include "domain/working_time.hpp"

namespace ticketd::domain {

// Stored as these numbers.
enum class ClockKind {
  Response = 0,  // arrival until work begins
  Open = 1,      // arrival until resolved
  Work = 2       // work begun until resolved
};

struct StatusChange {
  Instant at;
  Status to = Status::New;
};

// What the clocks are made of. The ticket is `new` from `started` until its first change.
struct TicketTimes {
  Instant started;                    // its arrival, as the clocks count it
  std::optional<Instant> work_began;  // the first reply to the requester, /start, /wait or /resolve
  std::vector<StatusChange> changes;  // by time; one before `started` counts from `started` on
};

// When it was resolved, or closed without that; closing what is resolved changes nothing of it. nullopt: it
// was not yet, or has been opened again since.
[[nodiscard]] std::optional<Instant> resolved_at(const TicketTimes& times);

enum class ClockState {
  NotStarted,
  Running,
  Paused,  // waiting for the requester, or resolved: it may run on
  Stopped  // work has begun (response), the ticket is closed or quarantined; reopening starts the other two
           // again
};

struct Clock {
  ClockState state = ClockState::NotStarted;
  std::vector<Interval> ran;             // by time, over already
  std::optional<Instant> running_since;  // in state Running
};

[[nodiscard]] Clock clock_of(ClockKind kind, const TicketTimes& times);

// Working time on the clock by `now`; what lies after `now` does not count.
[[nodiscard]] Seconds elapsed(const Clock& clock, const Calendar& calendar, Instant now);

// The earliest instant at which the clock shows `amount`: past or, if it goes on running, future. nullopt
// while it is not running and has not shown it yet, and when the calendar has not that much time left.
[[nodiscard]] std::optional<Instant> reached_at(const Clock& clock, const Calendar& calendar, Seconds amount);

}  // namespace ticketd::domain
