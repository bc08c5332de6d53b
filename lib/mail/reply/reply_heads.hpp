// SPDX-License-Identifier: Apache-2.0
// The lines that announce history: an attribution ('On Monday, Eva wrote:'), a header block ('From: ...
// Sent: ...'), a separator ('--- Original Message ---'). Each recogniser looks at a bounded number of lines.
#pragma once

#include <cstddef>
#include <optional>

#include "mail/reply/reply_lines.hpp"

namespace ticketd::mail {

// The line after the head that begins at line `i`, or nothing if none begins there. An attribution that could
// be the person's own sentence is believed only when quoted text follows it.
[[nodiscard]] std::optional<std::size_t> attribution_end(const ReplyLines& lines, std::size_t i);
[[nodiscard]] std::optional<std::size_t> header_block_end(const ReplyLines& lines, std::size_t i);
[[nodiscard]] std::optional<std::size_t> separator_end(const ReplyLines& lines, std::size_t i);

// Any of the three; a separator with the block that follows it is one head.
[[nodiscard]] std::optional<std::size_t> head_end(const ReplyLines& lines, std::size_t i);

// A line of dashes, underscores, stars or the like, three at least.
[[nodiscard]] bool is_rule(std::string_view line);

// '--- Words ---': dashes at both ends and words between, whatever they say.
[[nodiscard]] bool is_dashed_title(std::string_view folded);

}  // namespace ticketd::mail
