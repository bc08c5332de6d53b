// SPDX-License-Identifier: Apache-2.0
// The shipped calendars a second time, by other means: tables and plain arithmetic on the day that the C
// library's wall clock shows, one quarter of an hour after the other. Slow, and knows nothing of intervals,
// rules or files.
#pragma once

#include <string>
#include <vector>

#include "domain/instant.hpp"

namespace ticketd::config::test {

// A day of the years 2019 to 2041.
struct PlainDay {
  int year = 0;
  int month = 0;
  int day = 0;
  int weekday = 0;  // Sunday 0
};

[[nodiscard]] bool is_swedish_holiday(const PlainDay& day);
[[nodiscard]] bool is_danish_holiday(const PlainDay& day);
[[nodiscard]] bool is_greek_holiday(const PlainDay& day);
[[nodiscard]] bool is_federal_holiday(const PlainDay& day);
[[nodiscard]] PlainDay day_after(PlainDay day);

// Every boundary of the shipped calendars lies on a quarter of an hour, so one that is open is open to its
// end.
class Walker {
 public:
  // "sweden", "denmark", "greece", "us-federal", "24x7", or another that holidays are published of.
  explicit Walker(const std::string& calendar);

  [[nodiscard]] domain::Instant begin() const;  // 2020-01-01T00:00:00Z
  [[nodiscard]] domain::Instant end() const;    // 2041-01-01T00:00:00Z
  [[nodiscard]] bool is_open(domain::Instant at) const;
  // Both by walking on from `from`; within [begin, end].
  [[nodiscard]] domain::Instant add(domain::Instant from, domain::Seconds amount) const;
  [[nodiscard]] domain::Seconds between(domain::Instant from, domain::Instant until) const;

 private:
  std::vector<bool> open_;
};

}  // namespace ticketd::config::test
