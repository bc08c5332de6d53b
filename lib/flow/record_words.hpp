// SPDX-License-Identifier: Apache-2.0
// The history in the words of those who are not of the desk: states, durations and what happened, in the
// languages of the shipped templates; any other language reads English.
#pragma once

#include <string>
#include <string_view>

#include "domain/instant.hpp"
#include "domain/ticket.hpp"
#include "store/reports.hpp"

namespace ticketd::flow {

[[nodiscard]] std::string status_words(std::string_view language, domain::Status status);

// "status: resolved". Empty for events that concern the desk alone.
[[nodiscard]] std::string event_words(std::string_view language, const store::EventLine& event);

}  // namespace ticketd::flow
