// SPDX-License-Identifier: Apache-2.0
// Tickets and what hangs on them: participants, history, and the index of Message-IDs that finds a mail's
// thread.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/event.hpp"
#include "domain/ids.hpp"
#include "domain/ticket.hpp"
#include "store/session.hpp"

namespace ticketd::store {

// Inserts it and gives it the next number; ticket.number is not read.
[[nodiscard]] domain::TicketNumber open_ticket(Session& session, const domain::Ticket& ticket);
[[nodiscard]] std::optional<domain::Ticket> find_ticket(Session& session, domain::TicketNumber number);
// The whole row: whoever saves has loaded the ticket in this unit of work, and nothing in between has saved
// another copy of it.
void save_ticket(Session& session, const domain::Ticket& ticket);

// Stored as these numbers.
enum class ParticipantRole { Requester = 0, Participant = 1 };
void add_participant(Session& session, domain::TicketNumber ticket, std::string_view address,
                     ParticipantRole role);
[[nodiscard]] bool is_participant(Session& session, domain::TicketNumber ticket, std::string_view address);

void add_event(Session& session, domain::TicketNumber ticket, const domain::Event& event);

// Message-IDs without angle brackets, as they stand in headers.
void link_ids(Session& session, domain::TicketNumber ticket, std::span<const std::string> ids);
[[nodiscard]] std::vector<domain::TicketNumber> tickets_linked_to(Session& session, std::string_view id);

// To these nothing is sent any more.
void mark_undeliverable(Session& session, std::string_view address, domain::Instant since,
                        std::string_view words);
[[nodiscard]] bool is_undeliverable(Session& session, std::string_view address);

}  // namespace ticketd::store
