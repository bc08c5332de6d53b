// SPDX-License-Identifier: Apache-2.0
// What a person who is woken needs to know of a ticket: what the customer wrote last, what was said before,
// and whom to call there. Words that went between customer and desk only: no note, no letter of the desk's.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "domain/ticket.hpp"
#include "flow/scene.hpp"
#include "mail/compose/templates.hpp"

namespace ticketd::flow {

struct Thread {
  std::string last_words;             // what anybody but an agent wrote last; empty: nothing
  std::vector<mail::Fields> earlier;  // at, who, text: some of the newest before that, oldest first
};
enum class ThreadPart { LastWords, Whole };
[[nodiscard]] Thread thread_of(const Scene& scene, const domain::Ticket& ticket, std::string_view language,
                               ThreadPart part);

// contact; not set where the configuration has no number.
void set_contact(const Desk& desk, const domain::Ticket& ticket, mail::Fields& fields);

}  // namespace ticketd::flow
