// SPDX-License-Identifier: Apache-2.0
// The words by which a requester approves, rejects or asks for the record: the first line of the visible
// reply and nothing else on it but courtesy, in any language of the desk's. "No problem" is not a NO and
// "Yes, but" is no YES: such lines are text, and a person reads them.
#pragma once

#include <optional>
#include <string_view>

#include "domain/lexicon.hpp"

namespace ticketd::domain {

// Proof of who wrote it is the caller's business.
[[nodiscard]] std::optional<ApprovalWord> approval_word(std::string_view visible_reply,
                                                        const Vocabulary& vocabulary);

}  // namespace ticketd::domain
