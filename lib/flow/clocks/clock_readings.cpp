// SPDX-License-Identifier: Apache-2.0
#include "flow/clocks/clock_readings.hpp"

#include <algorithm>

#include "flow/clocks/ticket_clocks.hpp"

namespace ticketd::flow {
namespace {

// Steps that count on a calendar of their own say nothing about the contract's time.
std::optional<domain::Seconds> limit_of(domain::ClockKind kind, const domain::StepFacts& facts,
                                        const std::vector<config::EscalationStep>& steps) {
  if (kind == domain::ClockKind::Response) return facts.response_target;
  std::optional<domain::Seconds> next;
  std::optional<domain::Seconds> last;
  for (const auto& step : steps) {
    const bool counts = step.clock == kind && step.calendar.empty() &&
                        (step.priorities.empty() || step.priorities.contains(facts.priority));
    if (!counts) continue;
    const auto amount = domain::amount_of(step, facts.response_target);
    auto& which = facts.fired.contains(name_of(step)) ? last : next;
    if (!which)
      which = amount;
    else
      which = &which == &next ? std::min(*which, amount) : std::max(*which, amount);
  }
  return next ? next : last;
}

// What is over its limit can't be kept any more. A clock that was stopped by a ticket's end has kept nothing
// on the response: nobody began.
std::optional<bool> kept(const ClockReading& reading, const domain::TicketTimes& times) {
  if (!reading.limit || reading.state == domain::ClockState::NotStarted) return std::nullopt;
  if (reading.elapsed > *reading.limit) return false;
  const bool has_stopped = reading.kind == domain::ClockKind::Response
                               ? times.work_began.has_value()
                               : reading.state == domain::ClockState::Stopped;
  return has_stopped ? std::optional(true) : std::nullopt;
}

}  // namespace

std::optional<std::array<ClockReading, 3>> read_clocks(const Scene& scene, const domain::Ticket& ticket) {
  if (!ticket.respond_by) return std::nullopt;
  const auto& contract = scene.desk.contract_of(ticket);
  const auto& calendar = scene.desk.calendar_of(contract);
  const auto facts = step_facts(scene, ticket);
  using enum domain::ClockKind;
  std::array<ClockReading, 3> readings{{{.kind = Response}, {.kind = Open}, {.kind = Work}}};
  for (auto& reading : readings) {
    const auto clock = domain::clock_of(reading.kind, facts.times);
    reading.state = clock.state;
    reading.elapsed = domain::elapsed(clock, calendar, scene.now);
    reading.limit = limit_of(reading.kind, facts, scene.desk.steps_of(contract));
    if (reading.limit) reading.due = domain::reached_at(clock, calendar, *reading.limit);
    reading.kept = kept(reading, facts.times);
  }
  return readings;
}

}  // namespace ticketd::flow
