// SPDX-License-Identifier: Apache-2.0
// The words by which a requester approves, rejects or asks for the record: the first line of the visible
// reply and nothing else on it but courtesy, in the desk's languages. "No problem" is not a NO and "Yes, but"
// is no YES: such lines are text, and a person reads them.
#pragma once

#include <optional>
#include <string_view>

namespace ticketd::domain {

enum class ApprovalWord { Yes, No, Status, History };

// Proof of who wrote it is the caller's business.
[[nodiscard]] std::optional<ApprovalWord> approval_word(std::string_view visible_reply);

}  // namespace ticketd::domain
