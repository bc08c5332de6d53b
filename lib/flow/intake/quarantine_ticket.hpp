// SPDX-License-Identifier: Apache-2.0
// The numbered ticket, status quarantined, that stands for a mail the desk could not take: what a human finds
// in the list and in the mail to ops.
#pragma once

#include <string>

#include "domain/ids.hpp"
#include "domain/instant.hpp"
#include "flow/scene.hpp"
#include "store/mailboxes.hpp"

namespace ticketd::flow {

// `words`: what failed, and what a human can do about it; stands in the history.
[[nodiscard]] domain::TicketNumber open_quarantined(const Scene& scene, const store::Cursor& cursor,
                                                    const std::string& subject, const std::string& words);

}  // namespace ticketd::flow
