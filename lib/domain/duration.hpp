// SPDX-License-Identifier: Apache-2.0
// How people write a span of time in the configuration and in commands: `90s`, `15m`, `4h`, `8h30m`, `7d`. A
// day is 24 hours here; whether the span is wall-clock or working time is for the one who asked.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "domain/instant.hpp"

namespace ticketd::domain {

// Whole numbers, each with d, h, m or s, largest unit first, none twice, no blanks. At most 36,500 days in
// all. nullopt: not written like that (also the empty text, a bare number, a sign).
[[nodiscard]] std::optional<Seconds> parse_duration(std::string_view text);

// The shortest text that parse_duration reads back as the same span: "8h30m", "7d", "0s". Negative spans,
// which cannot be read back, begin with "-".
[[nodiscard]] std::string format_duration(Seconds span);

}  // namespace ticketd::domain
