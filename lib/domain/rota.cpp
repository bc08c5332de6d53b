// SPDX-License-Identifier: Apache-2.0
#include "domain/rota.hpp"

#include <algorithm>

namespace ticketd::domain {
namespace {

Seconds length_of(Rota::Unit unit) {
  switch (unit) {
    case Rota::Unit::Hour: return std::chrono::hours{1};
    case Rota::Unit::Day: return std::chrono::days{1};
    case Rota::Unit::Week: return std::chrono::weeks{1};
  }
  return std::chrono::weeks{1};
}

}  // namespace

Schedule::Schedule(Rota rota) : rota_(std::move(rota)), zone_(rota_.timezone) {
  if (rota_.every < 1) throw std::invalid_argument("rota " + rota_.name + ": a turn lasts at least one unit");
}

std::optional<std::string> Schedule::carrier(Instant at) const {
  const std::string person = shift_at(at).person;
  if (person.empty()) return std::nullopt;
  return person;
}

std::vector<std::string> Schedule::carrier_and_next(Instant at) const {
  const auto now = carrier(at);
  if (!now) return {};
  std::vector<std::string> people{*now};
  // Before the first turn an override may hold; the first turn's person comes next then.
  const long turn = turn_at(at).value_or(-1);
  for (std::size_t step = 1; step <= rota_.people.size(); ++step) {
    const std::string& next = person_of(turn + static_cast<long>(step));
    if (next == *now) continue;
    people.push_back(next);
    break;
  }
  return people;
}

std::vector<Shift> Schedule::shifts(Instant from, Instant until) const {
  std::vector<Shift> found;
  std::vector<Instant> bounds = hand_overs(from, until);
  for (std::size_t i = 0; i + 1 < bounds.size(); ++i) {
    Shift shift = shift_at(bounds[i]);
    shift.when = {bounds[i], bounds[i + 1]};
    const bool goes_on = !found.empty() && found.back().person == shift.person &&
                         found.back().by_override == shift.by_override;
    if (goes_on)
      found.back().when.end = shift.when.end;
    else
      found.push_back(std::move(shift));
  }
  return found;
}

std::vector<Interval> Schedule::gaps(Instant from, Instant until) const {
  std::vector<Interval> found;
  for (const Shift& shift : shifts(from, until))
    if (shift.person.empty()) found.push_back(shift.when);
  return found;
}

LocalTime Schedule::turn_begin(long turn) const {
  return rota_.from + turn * rota_.every * length_of(rota_.unit);
}

std::optional<long> Schedule::turn_at(Instant at) const {
  if (at < zone_.when_reached(rota_.from)) return std::nullopt;
  const Seconds length = rota_.every * length_of(rota_.unit);
  long turn = (zone_.local(at) - rota_.from) / length;
  // While the clock shows an hour for the second time, a later turn may have begun in the first.
  while (zone_.when_reached(turn_begin(turn + 1)) <= at) ++turn;
  return turn;
}

const std::string& Schedule::person_of(long turn) const {
  return rota_.people[static_cast<std::size_t>(turn) % rota_.people.size()];
}

const RotaOverride* Schedule::override_at(Instant at) const {
  const auto holds = [&](const RotaOverride& override_) {
    return zone_.when_reached(override_.from) <= at && at < zone_.when_reached(override_.until);
  };
  const auto found = std::find_if(rota_.overrides.rbegin(), rota_.overrides.rend(), holds);
  return found == rota_.overrides.rend() ? nullptr : &*found;
}

Shift Schedule::shift_at(Instant at) const {
  if (const RotaOverride* override_ = override_at(at)) return {{}, override_->person, true};
  const auto turn = turn_at(at);
  if (!turn || rota_.people.empty()) return {};
  return {{}, person_of(*turn), false};
}

std::vector<Instant> Schedule::hand_overs(Instant from, Instant until) const {
  if (from >= until) return {};
  std::vector<Instant> bounds{from, until};
  const auto add = [&](LocalTime time) {
    const Instant at = zone_.when_reached(time);
    if (from < at && at < until) bounds.push_back(at);
  };
  for (const RotaOverride& override_ : rota_.overrides) {
    add(override_.from);
    add(override_.until);
  }
  for (long turn = turn_at(from).value_or(0); zone_.when_reached(turn_begin(turn)) < until; ++turn)
    add(turn_begin(turn));
  std::sort(bounds.begin(), bounds.end());
  bounds.erase(std::unique(bounds.begin(), bounds.end()), bounds.end());
  return bounds;
}

}  // namespace ticketd::domain
