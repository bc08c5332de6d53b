// SPDX-License-Identifier: Apache-2.0
// What of the desk itself fails, from the first sign of it until it works again, and the tickets that nothing
// will remind anybody of any more.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/ids.hpp"
#include "domain/instant.hpp"
#include "store/due.hpp"
#include "store/session.hpp"

namespace ticketd::store {

struct Trouble {
  std::string what;  // "mailbox support", "relay", "gateway 1 (sip)"
  domain::Instant since;
  std::string words;                           // of whatever failed
  std::optional<domain::TicketNumber> ticket;  // the desk's own about it, once it is an incident
};

// A trouble that is known already keeps its beginning and takes the new words.
void note_trouble(Session& session, std::string_view what, domain::Instant since, std::string_view words);
[[nodiscard]] std::optional<Trouble> trouble_with(Session& session, std::string_view what);
[[nodiscard]] std::vector<Trouble> troubles(Session& session);
void save_incident(Session& session, std::string_view what, domain::TicketNumber ticket);
void forget_trouble(Session& session, std::string_view what);

// The ticket was opened by the desk itself: nothing it does is an incident.
void mark_internal(Session& session, domain::TicketNumber ticket);
[[nodiscard]] bool is_internal(Session& session, domain::TicketNumber ticket);

// The ticket has no step left; when that is to be looked at. None: it has one, or needs none.
void set_unwatched(Session& session, domain::TicketNumber ticket, std::optional<domain::Instant> look_at);
[[nodiscard]] std::vector<domain::TicketNumber> unwatched_due(Session& session, domain::Instant now,
                                                              std::size_t at_most,
                                                              const Wanted<domain::TicketNumber>& wanted);

}  // namespace ticketd::store
