// SPDX-License-Identifier: Apache-2.0
// Mails that claim an agent's address and prove nothing: filed, obeyed in nothing, and returned to the real
// agent at once; beyond five an hour, and what a trusted host calls forged, is told in a digest, at most one
// an hour.
#pragma once

#include <optional>
#include <string>

#include "domain/ticket.hpp"
#include "flow/arrival.hpp"
#include "flow/for_each_due.hpp"
#include "flow/scene.hpp"

namespace ticketd::flow {

// For the digest alone.
void refuse(const Scene& scene, domain::TicketNumber ticket, const std::string& agent, const mail::Mail& mail,
            std::string why);

// `ticket`: whose thread the mail is in, or that it opened.
void refuse_and_return(const Scene& scene, const domain::Ticket& ticket, const FiledMail& filed,
                       std::string why);

// A mail in answer to what was sent to an agent, from somebody who is nobody here: the agent's, by an address
// that we do not know, or of somebody who got the mail. The agent decides, whose name is returned. None: it
// is no such mail, or too many came within the hour.
[[nodiscard]] std::optional<std::string> return_to_owner_of_token(const Scene& scene,
                                                                  const domain::Ticket& ticket,
                                                                  const FiledMail& filed);

// The door of time: sends the digests that are due. Returns when the next one is.
[[nodiscard]] std::optional<domain::Instant> tell_refusals_due(const Tick& tick);

}  // namespace ticketd::flow
