// SPDX-License-Identifier: Apache-2.0
// Holidays of the years 2020 to 2040 as another source publishes them (published_holidays.txt, which
// published_holidays.mjs writes), with every difference from what ticketd ships, each by the law that settles
// it.
#pragma once

#include <map>
#include <set>
#include <span>
#include <string>

namespace ticketd::config::test {

// By calendar: dates like "2026-12-25", weekends too.
[[nodiscard]] const std::map<std::string, std::set<std::string>>& published_holidays();

struct Difference {
  const char* calendar;
  const char* holiday;  // of ours that isn't published; nullptr: Sundays that are published and aren't ours
  const char* law;
};

[[nodiscard]] std::span<const Difference> differences_by_law();

}  // namespace ticketd::config::test
