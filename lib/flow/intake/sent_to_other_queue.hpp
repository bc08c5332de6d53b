// SPDX-License-Identifier: Apache-2.0
// Whether a mail passes a thread on to another queue of the desk, or answers in it: told by where it was
// sent, not by what its subject begins with.
#pragma once

#include <vector>

#include "domain/intake.hpp"
#include "flow/scene.hpp"
#include "mail/mail.hpp"
#include "store/mailboxes.hpp"

namespace ticketd::flow {

// Those of the linked tickets that belong to another queue than the one the mail came to, where the mail does
// not name the ticket's own queue among its recipients and this queue has never had a part in the ticket.
[[nodiscard]] std::vector<domain::TicketNumber> tickets_passed_on(
    const Scene& scene, const config::Queue& queue, const store::Cursor& cursor, const mail::Mail& mail,
    const std::vector<domain::LinkedTicket>& links);

}  // namespace ticketd::flow
