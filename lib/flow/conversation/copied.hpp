// SPDX-License-Identifier: Apache-2.0
// People whom a proven participant's mail was sent to as well: they take part from then on.
#pragma once

#include <string_view>

#include "domain/ticket.hpp"
#include "flow/scene.hpp"
#include "mail/mail.hpp"

namespace ticketd::flow {

// Never the desk itself or an agent, and a few in all: nobody makes the desk write to a crowd. `writer`:
// folded; proof of who it is, is the caller's.
void add_copied(const Scene& scene, const domain::Ticket& ticket, const mail::Mail& mail,
                std::string_view writer);

}  // namespace ticketd::flow
