// SPDX-License-Identifier: Apache-2.0
// What is left on a ticket's clocks, for people and for programs.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include <nlohmann/json_fwd.hpp>

#include "console/command.hpp"
#include "console/table.hpp"
#include "domain/ticket.hpp"
#include "flow/clocks/clock_readings.hpp"
#include "flow/desk.hpp"
#include "store/session.hpp"

namespace ticketd::console {

class ClockFace {
 public:
  // Reads the configuration without its secrets: contracts, calendars and steps. Where it can't be used no
  // clock is shown, and why is said on invocation.err: tickets can be looked at all the same.
  explicit ClockFace(const Invocation& invocation);

  // {"response": {"state", "elapsed", "limit", "left", "due", "kept"}, "open": ..., "work": ...}, spans in
  // seconds of working time; null for a ticket without clocks.
  [[nodiscard]] nlohmann::json as_json(store::Session& session, const domain::Ticket& ticket) const;
  // "response 1h30m left": of the clock that runs out first; red where little is left.
  [[nodiscard]] Cell tightest(store::Session& session, const domain::Ticket& ticket) const;
  // The same for narrow places: "1h30m", "-2h" where it is over; of a ticket whose clocks do not run: why.
  [[nodiscard]] Cell tightest_in_brief(store::Session& session, const domain::Ticket& ticket) const;
  // One a clock: "response: running, 1h30m left of 2h"; "response: stopped, 3h of 2h, missed".
  [[nodiscard]] std::vector<Cell> all(store::Session& session, const domain::Ticket& ticket) const;

  [[nodiscard]] domain::Instant now() const { return now_; }

 private:
  using Readings = std::optional<std::array<flow::ClockReading, 3>>;
  [[nodiscard]] Readings readings(store::Session& session, const domain::Ticket& ticket) const;
  [[nodiscard]] std::optional<flow::ClockReading> first_to_run_out(store::Session& session,
                                                                   const domain::Ticket& ticket) const;

  std::optional<flow::Desk> desk_;
  domain::Instant now_;
};

}  // namespace ticketd::console
