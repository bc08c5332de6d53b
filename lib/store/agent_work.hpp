// SPDX-License-Identifier: Apache-2.0
// What agents' work leaves beside a ticket's own row: their time, whose turn it is, burnt tokens, mails that
// were not believed, and whom a ticket's mails go to.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/event_kinds.hpp"
#include "domain/ids.hpp"
#include "domain/instant.hpp"
#include "store/due.hpp"
#include "store/session.hpp"
#include "store/tickets.hpp"

namespace ticketd::store {

// Tickets whose approval step is due, oldest first, and when the next one is.
[[nodiscard]] std::vector<domain::TicketNumber> approvals_due(Session& session, domain::Instant now,
                                                              std::size_t at_most,
                                                              const Wanted<domain::TicketNumber>& wanted);
[[nodiscard]] std::optional<domain::Instant> next_approval_due(Session& session);

// A /time: when it was noted, by whom, how much and what on.
struct TimeEntry {
  domain::Instant at;
  domain::event::TimeSpent time;
};
void add_time_entry(Session& session, domain::TicketNumber ticket, const TimeEntry& entry);
// In the order in which they were noted. What was noted before schema 7 is here as far as the history told.
[[nodiscard]] std::vector<TimeEntry> time_entries_of(Session& session, domain::TicketNumber ticket);

struct Participant {
  std::string address;
  ParticipantRole role = ParticipantRole::Participant;
};
// The requester first.
[[nodiscard]] std::vector<Participant> participants_of(Session& session, domain::TicketNumber ticket);
void remove_participant(Session& session, domain::TicketNumber ticket, std::string_view address);

// Message-IDs of what was exchanged with this person in this ticket, oldest first, the newest `at_most`.
[[nodiscard]] std::vector<std::string> ids_exchanged_with(Session& session, domain::TicketNumber ticket,
                                                          std::string_view address, std::size_t at_most);
// What was sent to this person in this ticket: the newest `at_most` messages.
[[nodiscard]] std::vector<domain::MessageNumber> sent_to(Session& session, domain::TicketNumber ticket,
                                                         std::string_view address, std::size_t at_most);
// The newest mail that this person wrote in this ticket.
[[nodiscard]] std::optional<domain::MessageNumber> last_written_by(Session& session,
                                                                   domain::TicketNumber ticket,
                                                                   std::string_view address);
void make_note(Session& session, domain::MessageNumber message);

// Who of a pool got the last ticket; empty: nobody yet.
[[nodiscard]] std::string last_in_turn(Session& session, std::string_view pool);
void save_turn(Session& session, std::string_view pool, std::string_view agent);

[[nodiscard]] bool is_burnt(Session& session, domain::OutboxNumber row);
void burn(Session& session, domain::OutboxNumber row, domain::Instant now);

struct Refusal {
  domain::TicketNumber ticket;
  domain::Instant at;
  std::string what;
  std::string why;
};
void add_refusal(Session& session, std::string_view agent, const Refusal& refusal);
[[nodiscard]] std::vector<std::string> agents_with_refusals(Session& session);
// Not told yet, oldest first.
[[nodiscard]] std::vector<Refusal> untold_refusals(Session& session, std::string_view agent,
                                                   std::size_t at_most);
[[nodiscard]] std::optional<domain::Instant> last_digest_to(Session& session, std::string_view agent);
void mark_told(Session& session, std::string_view agent, domain::Instant now);

[[nodiscard]] std::int64_t records_sent_since(Session& session, std::string_view address,
                                              domain::Instant since);
void note_record_sent(Session& session, std::string_view address, domain::Instant now);

}  // namespace ticketd::store
