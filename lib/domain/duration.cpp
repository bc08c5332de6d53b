// SPDX-License-Identifier: Apache-2.0
#include "domain/duration.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>

namespace ticketd::domain {
namespace {

struct Unit {
  char letter;
  std::int64_t seconds;
};

constexpr std::array<Unit, 4> units{{{'d', 86'400}, {'h', 3'600}, {'m', 60}, {'s', 1}}};
constexpr std::int64_t longest = std::int64_t{36'500} * 86'400;

}  // namespace

std::optional<Seconds> parse_duration(std::string_view text) {
  if (text.empty()) return std::nullopt;
  std::int64_t total = 0;
  auto next_unit = units.begin();
  while (!text.empty()) {
    if (text.front() < '0' || text.front() > '9') return std::nullopt;
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    text.remove_prefix(static_cast<std::size_t>(end - text.data()));
    if (error != std::errc{} || text.empty()) return std::nullopt;
    const auto unit = std::find_if(next_unit, units.end(), [&](Unit u) { return u.letter == text.front(); });
    if (unit == units.end() || number > longest / unit->seconds) return std::nullopt;
    total += number * unit->seconds;
    if (total > longest) return std::nullopt;
    next_unit = unit + 1;
    text.remove_prefix(1);
  }
  return Seconds{total};
}

std::string format_duration(Seconds span) {
  if (span == Seconds{0}) return "0s";
  std::string text = span < Seconds{0} ? "-" : "";
  std::int64_t rest = std::abs(span.count());
  // "1d" for 24 hours, but 40 hours stay "40h": hours are what contracts count in.
  const std::size_t first = rest % units[0].seconds == 0 ? 0 : 1;
  for (std::size_t i = first; i < units.size(); ++i) {
    const std::int64_t count = rest / units[i].seconds;
    if (count > 0) text += std::to_string(count) + units[i].letter;
    rest %= units[i].seconds;
  }
  return text;
}

}  // namespace ticketd::domain
