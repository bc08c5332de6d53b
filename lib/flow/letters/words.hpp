// SPDX-License-Identifier: Apache-2.0
// Times, priorities, states and commands in a language's words.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "config/language.hpp"
#include "domain/action_plan.hpp"
#include "domain/directory.hpp"
#include "domain/receipt.hpp"
#include "domain/ticket.hpp"
#include "domain/time_zone.hpp"

namespace ticketd::flow {

// "2 (high)"
[[nodiscard]] std::string priority_words(const config::Language& language, domain::Priority priority);
[[nodiscard]] std::string status_words(const config::Language& language, domain::Status status);
// "Tuesday 24 November 2026, 14:00 (Europe/Stockholm)" on the wall clock of `zone`.
[[nodiscard]] std::string instant_words(const config::Language& language, const domain::TimeZone& zone,
                                        domain::Instant at);
// "1 h 30 min"
[[nodiscard]] std::string length_words(const config::Language& language, domain::Seconds length);
// "2 h Monday 15:00-17:00, 6 h Tuesday 08:00-14:00"
[[nodiscard]] std::string receipt_words(const config::Language& language,
                                        const std::vector<domain::ReceiptLine>& lines);
// "/take, /assign NAME, /close" for command words without the slash.
[[nodiscard]] std::string command_words(const config::Language& language,
                                        std::span<const std::string_view> words);

// "assigned to anna"
[[nodiscard]] std::string result_words(const config::Language& language, const domain::CommandResult& result);
// The command as it was written, or what else the outcome is about: "(your file)".
[[nodiscard]] std::string subject_words(const config::Language& language,
                                        const domain::CommandOutcome& outcome);

}  // namespace ticketd::flow
