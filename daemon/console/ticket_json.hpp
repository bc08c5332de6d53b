// SPDX-License-Identifier: Apache-2.0
// A ticket as the public contract writes it in JSON.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "store/agent_work.hpp"
#include "store/reports.hpp"

namespace ticketd::console {

[[nodiscard]] nlohmann::json to_json(const store::TicketLine& line);
[[nodiscard]] nlohmann::json to_json(const std::vector<store::MessageLine>& messages);
[[nodiscard]] nlohmann::json to_json(const std::vector<store::EventLine>& history);
[[nodiscard]] nlohmann::json to_json(const std::vector<store::TimeEntry>& entries);
// Their addresses, the requester's first.
[[nodiscard]] nlohmann::json addresses_of(const std::vector<store::Participant>& participants);

// "2026-11-22 14:05" in UTC, for people.
[[nodiscard]] std::string shown(domain::Instant at);
[[nodiscard]] std::string shown(std::optional<domain::Instant> at);

}  // namespace ticketd::console
