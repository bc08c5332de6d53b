// SPDX-License-Identifier: Apache-2.0
// The numbered ticket, status quarantined, that stands for a mail the desk could not take: what a human finds
// in the list and in the mail to ops.
#pragma once

#include <string>

#include "domain/ids.hpp"
#include "domain/instant.hpp"
#include "flow/desk.hpp"
#include "store/database.hpp"
#include "store/mailboxes.hpp"

namespace ticketd::flow {

// Inside a transaction. `words`: what failed, and what a human can do about it; stands in the history.
[[nodiscard]] domain::TicketNumber open_quarantined(store::Database& database, const Desk& desk,
                                                    const store::Cursor& cursor, const std::string& subject,
                                                    const std::string& words, domain::Instant now);

}  // namespace ticketd::flow
