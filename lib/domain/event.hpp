// SPDX-License-Identifier: Apache-2.0
// The append-only history of a ticket: what happened, when, and by whom.
#pragma once

#include <string>

#include "domain/event_kinds.hpp"
#include "domain/instant.hpp"

namespace ticketd::domain {

struct Event {
  Instant at;
  std::string actor;  // an address, an agent's name, or "ticketd"
  EventKind what;
};

}  // namespace ticketd::domain
