// SPDX-License-Identifier: Apache-2.0
// What the sentences of old histories say: up to schema 6 an event was its name and a line of English, and
// the migration to schema 7 reads out of the fixed forms what stands in them without doubt. For that alone:
// these forms are history and never change with what describe() says today.
#pragma once

#include <optional>
#include <string_view>

#include "domain/event_kinds.hpp"

namespace ticketd::store {

// nullopt: no form of that time, or it could be read in two ways.
[[nodiscard]] std::optional<domain::EventKind> event_of_sentence(std::string_view name,
                                                                 std::string_view actor,
                                                                 std::string_view sentence);

}  // namespace ticketd::store
