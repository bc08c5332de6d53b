// SPDX-License-Identifier: Apache-2.0
// What every part of a flow is handed: the store inside its transaction, the desk, and the instant.
#pragma once

#include "domain/instant.hpp"
#include "domain/ticket.hpp"
#include "flow/desk.hpp"
#include "store/session.hpp"

namespace ticketd::flow {

struct Scene {
  store::Session& session;  // the caller's unit of work; nothing else is changed, as it may run again
  const Desk& desk;
  domain::Instant now;
};

// The queue that a ticket's mails leave from; the first one where its own is not configured any more.
[[nodiscard]] const config::Queue& queue_of(const Scene& scene, const domain::Ticket& ticket);

}  // namespace ticketd::flow
