// SPDX-License-Identifier: Apache-2.0
// The priority that a customer asks for when a ticket is opened: [P1], "Priority: 1", "Prio 1", "Priorität 1"
// anywhere in the subject or at the beginning of one of the first five lines with text, with the labels of
// all languages. What they get is the contract's to say.
#pragma once

#include <optional>
#include <string_view>

#include "domain/directory.hpp"

namespace ticketd::domain {

class Vocabulary;

// The subject's word goes before the text's.
[[nodiscard]] std::optional<Priority> requested_priority(std::string_view subject, std::string_view text,
                                                         const Vocabulary& vocabulary);

}  // namespace ticketd::domain
