// SPDX-License-Identifier: Apache-2.0
// How fast mail from each sender whom the relay refused is tried again: one mail at a time, later and later,
// until it takes one. Counted on the steady clock, so that a wall clock that is set anew holds nothing back.
#pragma once

#include <chrono>
#include <map>
#include <optional>
#include <string>

#include "flow/outbox/send_due.hpp"

namespace ticketd::service {

class SenderPace {
 public:
  using Clock = std::chrono::steady_clock;

  // `spread`: as for domain::retry_delay. What was under way together counts once.
  void refused(const std::string& sender, Clock::time_point now, double spread);
  void accepted(const std::string& sender) { resting_.erase(sender); }
  // A mail of that sender goes out to try.
  void tries(const std::string& sender, Clock::time_point now);
  // An operator wants everybody tried at once.
  void lift(Clock::time_point now);

  [[nodiscard]] flow::Passages passages(Clock::time_point now) const;
  // When the next sender may try.
  [[nodiscard]] std::optional<Clock::time_point> next_try(Clock::time_point now) const;

 private:
  struct Rest {
    int failures = 0;
    bool is_trying = false;
    Clock::time_point until;
  };
  std::map<std::string, Rest> resting_;
};

}  // namespace ticketd::service
