// SPDX-License-Identifier: Apache-2.0
// The history in a language's words: what happened, as those read it who are not of the desk, and as agents
// do.
#pragma once

#include <string>

#include "config/language.hpp"
#include "domain/event_words.hpp"
#include "domain/time_zone.hpp"
#include "store/reports.hpp"

namespace ticketd::flow {

// "status: resolved". Empty for events that concern the desk alone; of an old one, its sentence where no more
// is known of it.
[[nodiscard]] std::string event_words(const config::Language& language, const store::EventLine& event);

// For domain::describe(). Both must outlive it; moments are read on the wall clock of `zone`.
[[nodiscard]] domain::EventWords agents_event_words(const config::Language& language,
                                                    const domain::TimeZone& zone);

}  // namespace ticketd::flow
