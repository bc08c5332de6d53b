// SPDX-License-Identifier: Apache-2.0
// What a mail of ours that came back for good changes on its ticket: silence after it is no consent, waiting
// for an answer to it is over, and somebody must learn of it.
#pragma once

#include "domain/bounce.hpp"
#include "flow/scene.hpp"
#include "store/outbox.hpp"

namespace ticketd::flow {

// For a bounce that ends all sending to the address; nothing happens where the mail belonged to no ticket.
void handle_lost_mail(const Scene& scene, const domain::ProvenBounce& bounce);

// Whoever wrote that mail, or where the desk spoke whoever has the ticket, hears that it did not arrive: the
// server's words, and what the mail said. Nobody hears of mails to staff: that would go the same way.
void tell_of_lost_mail(const Scene& scene, const domain::Ticket& ticket, domain::OutboxNumber mail,
                       const std::string& words);

// For a mail that the relay refused for good, or that was tried for too long.
void handle_failed_mail(const Scene& scene, const store::OutboxRow& row, const std::string& words);

// For a mail that is not sent after all. Where an answer to it was waited for, the door of time (approve_due)
// looks after the ticket at once.
void handle_unsent_mail(store::Session& session, const store::OutboxRow& row, domain::Instant now);

}  // namespace ticketd::flow
