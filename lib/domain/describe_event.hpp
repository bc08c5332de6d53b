// SPDX-License-Identifier: Apache-2.0
// The one place that words what happened: an event as a line of English, which is what the history shows
// people. The words may change with any version; programs read the fields (event_fields.hpp).
#pragma once

#include <string>
#include <string_view>

#include "domain/event_kinds.hpp"

namespace ticketd::domain {

// "new -> open: work started". One line where its members are.
[[nodiscard]] std::string describe(const EventKind& what);

// "answered and pressed no key"
[[nodiscard]] std::string_view describe(CallOutcome outcome);

}  // namespace ticketd::domain
