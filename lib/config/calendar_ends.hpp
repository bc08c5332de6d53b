// SPDX-License-Identifier: Apache-2.0
// What of the calendars in use runs out: lists of dates that nobody has gone on with, and hours. Every day
// after that would be counted wrongly without a word.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "config/config.hpp"
#include "domain/instant.hpp"

namespace ticketd::config {

// Of contracts and of steps.
[[nodiscard]] std::set<std::string> calendars_named_in(const Config& config);

// Warnings about what has ended, or does within 60 days. The calendars are those of a configuration that is
// right: one that can't be read is passed over here.
[[nodiscard]] std::vector<Problem> calendar_ends(const Config& config, domain::Instant now);

}  // namespace ticketd::config
