// SPDX-License-Identifier: Apache-2.0
// Two robots that answer each other through a ticket are parted: from then on its mails are filed and do
// nothing, and the agents (ops, where there are none) read what is held, once, and new words at most every
// ten minutes, until an agent lifts it with /continue.
#pragma once

#include <optional>

#include "domain/mail_loop.hpp"
#include "flow/arrival.hpp"
#include "flow/for_each_due.hpp"

namespace ticketd::flow {

// Whether this mail is held, in the transaction that files it. An agent's mail with a command that is
// understood is a person's, and never held. `from`: an agent that is proven, or anybody else.
[[nodiscard]] bool is_held_as_loop(const Scene& scene, const domain::Ticket& ticket, const FiledMail& filed,
                                   domain::LoopEnd from);

// Shows what was held since the last time, each ticket in one transaction. Returns when to come again; none:
// nothing waits.
[[nodiscard]] std::optional<domain::Instant> show_loops_due(const Tick& tick);

}  // namespace ticketd::flow
