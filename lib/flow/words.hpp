// SPDX-License-Identifier: Apache-2.0
// Times, priorities and commands in the languages of the shipped templates; any other language reads English.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/directory.hpp"
#include "domain/receipt.hpp"
#include "domain/time_zone.hpp"

namespace ticketd::flow {

// "2 (high)"
[[nodiscard]] std::string priority_words(std::string_view language, domain::Priority priority);
// "Tuesday 24 November 2026, 14:00 (Europe/Stockholm)" on the wall clock of `zone`.
[[nodiscard]] std::string instant_words(std::string_view language, const domain::TimeZone& zone,
                                        domain::Instant at);
// "1 h 30 min"
[[nodiscard]] std::string length_words(std::string_view language, domain::Seconds length);
// "2 h Monday 15:00-17:00, 6 h Tuesday 08:00-14:00"
[[nodiscard]] std::string receipt_words(std::string_view language,
                                        const std::vector<domain::ReceiptLine>& lines);
// "/take, /assign NAME, /close" for command words without the slash.
[[nodiscard]] std::string command_words(std::string_view language, std::span<const std::string_view> words);

}  // namespace ticketd::flow
