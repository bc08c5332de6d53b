// SPDX-License-Identifier: Apache-2.0
#include "domain/clocks.hpp"

#include <algorithm>

namespace ticketd::domain {
namespace {

enum class Gate { Open, Paused, Shut };

Gate gate_of(Status status) {
  switch (status) {
    case Status::New:
    case Status::Open: return Gate::Open;
    case Status::Waiting:
    case Status::Resolved: return Gate::Paused;
    case Status::Closed:
    case Status::Quarantined: return Gate::Shut;
  }
  return Gate::Shut;
}

// A clock being run through the ticket's changes.
class Run {
 public:
  void turn_to(Gate gate, Instant at) {
    if (gate == Gate::Open && !since_) since_ = at;
    if (gate != Gate::Open && since_) stop_at(at);
    gate_ = gate;
  }
  [[nodiscard]] Clock take() {
    const ClockState state = gate_ == Gate::Open     ? ClockState::Running
                             : gate_ == Gate::Paused ? ClockState::Paused
                                                     : ClockState::Stopped;
    return {state, std::move(ran_), since_};
  }

 private:
  void stop_at(Instant at) {
    if (*since_ < at) ran_.push_back({*since_, at});
    since_.reset();
  }

  Gate gate_ = Gate::Open;
  std::optional<Instant> since_;
  std::vector<Interval> ran_;
};

}  // namespace

std::optional<Instant> resolved_at(const TicketTimes& times) {
  std::optional<Instant> resolved;
  Status before = Status::New;
  for (const auto& change : times.changes) {
    const bool stays = before == Status::Resolved && change.to == Status::Closed;
    const bool is_over = change.to == Status::Resolved || change.to == Status::Closed;
    if (!stays) resolved = is_over ? std::optional(change.at) : std::nullopt;
    before = change.to;
  }
  return resolved;
}

Clock clock_of(ClockKind kind, const TicketTimes& times) {
  if (kind == ClockKind::Work && !times.work_began) return {};
  const Instant begin = kind == ClockKind::Work ? std::max(*times.work_began, times.started) : times.started;
  const auto end = kind == ClockKind::Response ? times.work_began : std::nullopt;
  Run run;
  Gate at_begin = Gate::Open;
  auto change = times.changes.begin();
  for (; change != times.changes.end() && change->at <= begin; ++change) at_begin = gate_of(change->to);
  run.turn_to(at_begin, begin);
  for (; change != times.changes.end() && (!end || change->at < *end); ++change)
    run.turn_to(gate_of(change->to), change->at);
  if (end) run.turn_to(Gate::Shut, std::max(*end, begin));
  return run.take();
}

Seconds elapsed(const Clock& clock, const Calendar& calendar, Instant now) {
  Seconds sum{0};
  for (const Interval& interval : clock.ran)
    if (interval.begin < now)
      sum += working_time_between(calendar, interval.begin, std::min(interval.end, now));
  if (clock.running_since && *clock.running_since < now)
    sum += working_time_between(calendar, *clock.running_since, now);
  return sum;
}

std::optional<Instant> reached_at(const Clock& clock, const Calendar& calendar, Seconds amount) {
  Seconds missing = amount;
  for (const Interval& interval : clock.ran) {
    const Seconds worked = working_time_between(calendar, interval.begin, interval.end);
    if (worked >= missing) return add_working_time(calendar, interval.begin, missing);
    missing -= worked;
  }
  if (!clock.running_since) return std::nullopt;
  try {
    return add_working_time(calendar, *clock.running_since, missing);
  } catch (const CalendarError&) {
    return std::nullopt;
  }
}

}  // namespace ticketd::domain
