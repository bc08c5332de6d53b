// SPDX-License-Identifier: Apache-2.0
// When two robots answer each other through a ticket: its agents' and its customer's, each by a new mail for
// each mail of the other. A person who sends photo after photo, or asks 'any news?' again and again, is none:
// only answers count, and only as fast, or as much alike, as robots give them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "domain/ids.hpp"
#include "domain/instant.hpp"

namespace ticketd::domain {

// Stored as these numbers.
enum class LoopEnd : std::uint8_t { Agents = 0, Others = 1 };

struct LoopMail {
  LoopEnd from = LoopEnd::Others;
  Instant at;                             // when it arrived
  std::array<std::byte, 32> wording{};    // the same for the same words again
  std::optional<OutboxNumber> answers{};  // the mail of ours that it answers, where it says so
};

// How long a mail stays of interest.
inline constexpr Seconds loop_memory = std::chrono::hours{1};

// `mails`: of one ticket and the last hour, in the order in which they came; the last is the one that has
// just come.
[[nodiscard]] bool is_mail_loop(std::span<const LoopMail> mails);

}  // namespace ticketd::domain
