// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <optional>

#include "config/calendar_form.hpp"
#include "config/references.hpp"
#include "config/sections.hpp"

namespace ticketd::config {
namespace {

using LocalTime = std::chrono::local_seconds;

std::optional<int> digits(std::string_view word, std::size_t at, std::size_t count) {
  if (at + count > word.size()) return std::nullopt;
  int number = 0;
  for (const char c : word.substr(at, count)) {
    if (c < '0' || c > '9') return std::nullopt;
    number = number * 10 + (c - '0');
  }
  return number;
}

// 2026-01-05T08:00, with or without :00 seconds.
std::optional<LocalTime> parse_local_time(std::string_view word) {
  if (word.size() == 19 && word.ends_with(":00")) word.remove_suffix(3);
  if (word.size() != 16 || word[4] != '-' || word[7] != '-' || word[10] != 'T' || word[13] != ':')
    return std::nullopt;
  const auto year = digits(word, 0, 4);
  const auto month = digits(word, 5, 2);
  const auto day = digits(word, 8, 2);
  const auto hour = digits(word, 11, 2);
  const auto minute = digits(word, 14, 2);
  if (!year || !month || !day || !hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
  const std::chrono::year_month_day date{std::chrono::year{*year},
                                         std::chrono::month(static_cast<unsigned>(*month)),
                                         std::chrono::day(static_cast<unsigned>(*day))};
  if (!date.ok() || *year < 1970 || *year > 2100) return std::nullopt;
  return std::chrono::local_days{date} + std::chrono::hours{*hour} + std::chrono::minutes{*minute};
}

Parsed<LocalTime> local_time(std::string_view word) {
  if (const auto time = parse_local_time(word)) return *time;
  return FormatError{"`" + shown(word) + "` is not a local time; write one like 2026-01-05T08:00"};
}

struct Every {
  int count = 1;
  Rota::Unit unit = Rota::Unit::Week;
};

Parsed<Every> every(std::string_view word) {
  const std::size_t blank = std::min(word.find(' '), word.size());
  const auto count = whole_number(1, 1000)(word.substr(0, blank));
  std::string_view unit = word.substr(std::min(blank + 1, word.size()));
  if (unit.ends_with('s')) unit.remove_suffix(1);
  if (const auto* number = std::get_if<int>(&count)) {
    if (unit == "hour") return Every{*number, Rota::Unit::Hour};
    if (unit == "day") return Every{*number, Rota::Unit::Day};
    if (unit == "week") return Every{*number, Rota::Unit::Week};
  }
  return FormatError{"`" + shown(word) +
                     "` is not a length of a turn; write one like 12 hours, 1 day or 2 weeks"};
}

void read_override(const Place& place, RotaOverride& change) {
  Section::read(place, [&](Section& section) {
    const Place person = section.need("person", "write an agent's name");
    if (person.is_given() && person.read(change.person, name)) refer_to_agent(person, change.person);
    const bool has_from =
        section.required("from", change.from, local_time, "write a local time like 2026-12-24T08:00");
    const Place until = section.need("until", "write a local time like 2026-12-27T08:00");
    if (until.is_given() && until.read(change.until, local_time) && has_from && change.until <= change.from) {
      until.wrong("is not after from");
    }
  });
}

void refuse_overlap(const Place& place, const std::vector<RotaOverride>& before, const RotaOverride& change) {
  for (const RotaOverride& other : before) {
    if (change.from < other.until && other.from < change.until) {
      place.wrong("overlaps an override above it; only one can carry the phone");
      return;
    }
  }
}

void read_overrides(const Place& place, std::vector<RotaOverride>& overrides) {
  constexpr std::size_t most = 1000;
  if (place.is_list() && place.value().items.size() > most)
    return place.wrong("has more than 1000 overrides");
  place.each([&](const Place& item) {
    if (!item.is_map()) return item.wrong("must hold keys: person, from, until");
    RotaOverride change;
    read_override(item, change);
    refuse_overlap(item, overrides, change);
    overrides.push_back(std::move(change));
  });
}

void read_rota(const Place& place, Rota& rota, Once& names) {
  Section::read(place, [&](Section& section) {
    const Place named = section.need("name", "write a short name, like on-call");
    if (named.is_given() && named.read(rota.name, name)) names.add(named, rota.name);
    section.required("timezone", rota.timezone, time_zone, "write one like Europe/Stockholm");
    const Place people = section.need("people", "write the list of agents in their order");
    read_agent_names(people, rota.people);
    if (people.is_list() && people.value().items.empty())
      people.wrong("is an empty list; nobody would carry the phone");
    Every turn;
    if (section.optional("every", turn, every)) {
      rota.every = turn.count;
      rota.unit = turn.unit;
    }
    section.required("from", rota.from, local_time,
                     "write when the first one's turn begins, like 2026-01-05T08:00");
    read_overrides(section.at("overrides"), rota.overrides);
  });
}

}  // namespace

void read_rotas(const Place& place, std::vector<Rota>& rotas) {
  Once names;
  place.each([&](const Place& item) {
    if (!item.is_map()) return item.wrong("must hold keys: name, timezone, people, every, from");
    read_rota(item, rotas.emplace_back(), names);
  });
}

}  // namespace ticketd::config
