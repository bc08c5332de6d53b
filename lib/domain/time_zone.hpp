// SPDX-License-Identifier: Apache-2.0
// Between instants and what the wall clock of a place shows. The rules come from the system's time zone
// files, read once at construction; they hold explicit changes up to 2037 only, so later years repeat the
// rule of a year before 2038 whose March begins on the same weekday.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "domain/instant.hpp"

namespace ticketd::domain {

using LocalTime = std::chrono::local_seconds;

// The instants that working time, rotas and calendars can speak about, and no others: 1970 to 2100 in UTC.
inline constexpr Instant first_instant = std::chrono::sys_days{std::chrono::year{1970} / 1 / 1};
inline constexpr Instant last_instant = std::chrono::sys_days{std::chrono::year{2101} / 1 / 1};

class TimeZone {
 public:
  // An IANA name ("Europe/Stockholm", "UTC"). Throws std::invalid_argument for one that is not known.
  explicit TimeZone(std::string_view name);

  [[nodiscard]] const std::string& name() const { return name_; }
  [[nodiscard]] Seconds offset_at(Instant instant) const;  // east of Greenwich is positive
  [[nodiscard]] LocalTime local(Instant instant) const;
  // The first instant at which the wall clock shows `time` or, where it skips that time, the instant of the
  // skip.
  [[nodiscard]] Instant when_reached(LocalTime time) const;
  // The last instant before which the wall clock still shows times earlier than `time`: for a time shown once
  // the same as when_reached, for one shown twice the second, for a skipped one the instant of the skip.
  [[nodiscard]] Instant when_over(LocalTime time) const;

 private:
  struct Period {
    Instant begin;  // the first one's is not meant
    Seconds offset;
  };
  [[nodiscard]] std::size_t period_at(Instant instant) const;
  void read_changes();
  void repeat_last_rule();

  std::string name_;
  std::vector<Period> periods_;
};

}  // namespace ticketd::domain
