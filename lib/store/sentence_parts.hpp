// SPDX-License-Identifier: Apache-2.0
// Sentences of a fixed form, taken apart again: for old histories alone (event_sentences.hpp).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ticketd::store {

// `form` has a `*` for each part: it ends where the literal behind it first comes, the last one with the
// sentence. nullopt: not of this form, or a part would be empty.
[[nodiscard]] std::optional<std::vector<std::string>> parts_of(std::string_view form,
                                                               std::string_view sentence);

[[nodiscard]] bool stands_once(std::string_view part, std::string_view text);

[[nodiscard]] std::vector<std::string> split(std::string_view text, std::string_view by);

// Digits and nothing else.
[[nodiscard]] std::optional<std::int64_t> number_in(std::string_view text);

}  // namespace ticketd::store
