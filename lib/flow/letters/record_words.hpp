// SPDX-License-Identifier: Apache-2.0
// The history in the words of those who are not of the desk: what happened, in a language's words.
#pragma once

#include <string>

#include "config/language.hpp"
#include "store/reports.hpp"

namespace ticketd::flow {

// "status: resolved". Empty for events that concern the desk alone; of an old one, its sentence where no more
// is known of it.
[[nodiscard]] std::string event_words(const config::Language& language, const store::EventLine& event);

}  // namespace ticketd::flow
