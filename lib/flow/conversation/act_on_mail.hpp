// SPDX-License-Identifier: Apache-2.0
// What a mail does beyond being filed, in the transaction that files it: agents' answers and commands,
// requesters' words, and who is told of a new ticket. Reports and automatic replies do nothing, and neither
// does who claims to be an agent without proof.
#pragma once

#include <string>

#include "flow/arrival.hpp"
#include "flow/scene.hpp"

namespace ticketd::flow {

// A ticket was opened by it. `has_clocks`: it is one that somebody must look at.
void act_on_request(const Scene& scene, domain::Ticket ticket, const FiledMail& filed, bool has_clocks);

// It joined the ticket's thread.
void act_on_reply(const Scene& scene, domain::TicketNumber number, const FiledMail& filed);

// Whom a proven agent's new mail speaks for: the first of its recipients who is not of the house; none: the
// writer of the mail that it forwards; none: the agent.
[[nodiscard]] mail::Address speaks_for(const Desk& desk, const SenderContext& facts, const mail::Mail& mail);

}  // namespace ticketd::flow
