// SPDX-License-Identifier: Apache-2.0
// Signs of life of the working loops. Each says by when it will have shown itself again; whoever feeds the
// systemd watchdog asks here, so that a loop that hangs stops the feeding and a timer alone can't keep it up.
#pragma once

#include <chrono>
#include <map>
#include <string>

namespace ticketd::service {

class Pulse {
 public:
  using Clock = std::chrono::steady_clock;

  // `loop` lives, and will say so again within `within`.
  void beat(const std::string& loop, Clock::duration within, Clock::time_point now = Clock::now()) {
    until_[loop] = now + within;
  }
  void end(const std::string& loop) { until_.erase(loop); }

  // The name of a loop that is overdue; empty: all are alive.
  [[nodiscard]] std::string overdue(Clock::time_point now = Clock::now()) const {
    for (const auto& [loop, until] : until_)
      if (until < now) return loop;
    return {};
  }

 private:
  std::map<std::string, Clock::time_point> until_;
};

}  // namespace ticketd::service
