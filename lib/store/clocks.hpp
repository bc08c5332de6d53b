// SPDX-License-Identifier: Apache-2.0
// What the clocks of a ticket are made of, which steps have fired over them, and when the next one can: an
// index over that instant is all that an idle desk looks at.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "domain/clocks.hpp"
#include "domain/ids.hpp"
#include "domain/ticket.hpp"
#include "store/due.hpp"
#include "store/session.hpp"

namespace ticketd::store {

// Never earlier than the ticket's last one, as a wall clock may have been put back in between.
void record_status_change(Session& session, domain::TicketNumber ticket, const domain::StatusChange& change);
[[nodiscard]] domain::TicketTimes times_of(Session& session, const domain::Ticket& ticket);

void record_fired(Session& session, domain::TicketNumber ticket, std::string_view step, domain::Instant at);
[[nodiscard]] std::set<std::string> fired_steps(Session& session, domain::TicketNumber ticket);

// When the ticket's steps are to be looked at again; none: never.
void set_due(Session& session, domain::TicketNumber ticket, std::optional<domain::Instant> at);
// Oldest first.
[[nodiscard]] std::vector<domain::TicketNumber> tickets_due(Session& session, domain::Instant now,
                                                            std::size_t at_most,
                                                            const Wanted<domain::TicketNumber>& wanted);
// With a step still to come, the next ones first.
[[nodiscard]] std::vector<domain::TicketNumber> tickets_armed(Session& session, std::size_t at_most);
// Of all tickets.
[[nodiscard]] std::optional<domain::Instant> next_step_due(Session& session);

// Which configuration the clocks' rows were worked out by, and from which ticket on that is still to be done.
struct ClockRevision {
  std::string by;                            // its fingerprint; empty: none ever
  std::optional<domain::TicketNumber> next;  // none: all of it is done
};
[[nodiscard]] ClockRevision reckoned(Session& session);
void save_clock_revision(Session& session, const ClockRevision& reckoned);
struct OpenTickets {
  std::vector<domain::TicketNumber> tickets;  // not closed, with clocks
  std::optional<domain::TicketNumber> next;   // where to go on; none: there are no more
};
// Among `at_most` numbers from `first` on.
[[nodiscard]] OpenTickets open_tickets_from(Session& session, domain::TicketNumber first,
                                            std::size_t at_most);

}  // namespace ticketd::store
