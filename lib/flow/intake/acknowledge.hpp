// SPDX-License-Identifier: Apache-2.0
// The acknowledgement: one a ticket, its Message-ID fixed here, in the transaction that opens the ticket.
#pragma once

#include "flow/arrival.hpp"
#include "flow/scene.hpp"
#include "mail/mail.hpp"

namespace ticketd::flow {

// Puts it into the outbox and into the ledger of the budgets. Call it inside the transaction.
void acknowledge(const Scene& scene, const config::Queue& queue, const domain::Ticket& ticket,
                 const SenderContext& facts, const mail::Mail& mail);

}  // namespace ticketd::flow
