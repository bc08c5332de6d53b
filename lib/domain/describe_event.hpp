// SPDX-License-Identifier: Apache-2.0
// The one place that words what happened: an event as a line for people, in the words of a language, or in
// English beside the event's name. The words may change with any version; programs read the fields
// (event_fields.hpp).
#pragma once

#include <string>
#include <string_view>

#include "domain/event_kinds.hpp"

namespace ticketd::domain {

struct EventWords;  // event_words.hpp

// "status: new -> open (work started)", which stands without the event's name. One line where its members
// are; what strangers, servers and the desk's own reasons say in it stays as it is kept.
[[nodiscard]] std::string describe(const EventKind& what, const EventWords& words);

// "new -> open: work started", in English, to stand beside the name.
[[nodiscard]] std::string describe(const EventKind& what);

// "answered and pressed no key"
[[nodiscard]] std::string_view describe(CallOutcome outcome);

}  // namespace ticketd::domain
