// SPDX-License-Identifier: Apache-2.0
// New tickets that are too doubtful for a notice each (bulk, spam, forged): the queue's agents learn of them
// in one mail, at most one an hour and queue; where it has no agents, `desk.ops` does.
#pragma once

#include <optional>
#include <string>

#include "domain/ticket.hpp"
#include "flow/for_each_due.hpp"
#include "flow/scene.hpp"

namespace ticketd::flow {

void list_in_digest(const Scene& scene, const domain::Ticket& ticket, const std::string& why);

// The door of time: sends the digests that are due. Returns when the next one is.
[[nodiscard]] std::optional<domain::Instant> tell_digests_due(const Tick& tick);

}  // namespace ticketd::flow
