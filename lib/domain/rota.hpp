// SPDX-License-Identifier: Apache-2.0
// Who carries the phone when: people take turns of equal length, handed over by the wall clock of one place,
// so that 08:00 stays 08:00 when the clocks change; overrides put somebody else in for a while.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "domain/instant.hpp"
#include "domain/time_zone.hpp"
#include "domain/working_time.hpp"

namespace ticketd::domain {

// `person` carries the phone from `from` until `until`, whoever's turn it is.
struct RotaOverride {
  std::string person;
  LocalTime from;
  LocalTime until;
};

struct Rota {
  enum class Unit { Hour, Day, Week };
  std::string name;
  std::string timezone;
  std::vector<std::string> people;  // in the order of their turns
  int every = 1;                    // at least 1
  Unit unit = Unit::Week;
  LocalTime from;                       // the first one's turn begins; before it nobody carries the phone
  std::vector<RotaOverride> overrides;  // where two hold at once the later in the list does
};

// Somebody's unbroken time with the phone, or a gap, where `person` is empty.
struct Shift {
  Interval when;
  std::string person;
  bool by_override = false;
  friend bool operator==(const Shift&, const Shift&) = default;
};

// A rota with its time zone at hand; asking it is pure.
class Schedule {
 public:
  // Throws std::invalid_argument when the rota names an unknown time zone.
  explicit Schedule(Rota rota);

  [[nodiscard]] const Rota& rota() const { return rota_; }
  [[nodiscard]] const TimeZone& zone() const { return zone_; }
  [[nodiscard]] std::optional<std::string> carrier(Instant at) const;
  // Whom "rota:NAME" means: who carries the phone now, then the next in rotation, if that is somebody else.
  // Empty in a gap.
  [[nodiscard]] std::vector<std::string> carrier_and_next(Instant at) const;
  // The whole time between the two, in order, without a hole. Turns of the same person that touch are one
  // shift.
  [[nodiscard]] std::vector<Shift> shifts(Instant from, Instant until) const;
  // The parts of it in which nobody carries the phone.
  [[nodiscard]] std::vector<Interval> gaps(Instant from, Instant until) const;

 private:
  [[nodiscard]] LocalTime turn_begin(long turn) const;
  [[nodiscard]] std::optional<long> turn_at(Instant at) const;
  [[nodiscard]] const std::string& person_of(long turn) const;
  [[nodiscard]] const RotaOverride* override_at(Instant at) const;
  [[nodiscard]] Shift shift_at(Instant at) const;
  [[nodiscard]] std::vector<Instant> hand_overs(Instant from, Instant until) const;

  Rota rota_;
  TimeZone zone_;
};

}  // namespace ticketd::domain
