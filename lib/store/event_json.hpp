// SPDX-License-Identifier: Apache-2.0
// What an event carries as JSON text: the column `data` of the history, and what other programs are shown.
#pragma once

#include <string>
#include <string_view>

#include "domain/event_kinds.hpp"

namespace ticketd::store {

// One object, {} where nothing is to be known beside the name. What is no UTF-8 in it is replaced (U+FFFD).
[[nodiscard]] std::string event_data(const domain::EventKind& what);

// Throws RowError for what is no data of an event of that name.
[[nodiscard]] domain::EventKind event_from_data(std::string_view name, std::string_view json);

}  // namespace ticketd::store
