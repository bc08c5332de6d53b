// SPDX-License-Identifier: Apache-2.0
// What is said while a database of an earlier schema is copied and brought up: to systemd's status line once
// a second, to the log every ten. The store tells of it far more often.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "store/opening.hpp"

namespace ticketd::service {

// "bringing the database up from schema 5 to 7: 120,000 of 300,000 events"
[[nodiscard]] std::string words_of(const store::UpgradeProgress& progress);
// "copying the database before it is brought up from schema 5: 1,200 of 5,000 MB"
[[nodiscard]] std::string words_of(const store::CopyProgress& progress);

// Lets the first one through, and then one in so long at most.
class AtMostEach {
 public:
  using Clock = std::chrono::steady_clock;

  explicit AtMostEach(Clock::duration span) : span_(span) {}
  [[nodiscard]] bool lets_through(Clock::time_point now);

 private:
  Clock::duration span_;
  std::optional<Clock::time_point> last_;
};

}  // namespace ticketd::service
