// SPDX-License-Identifier: Apache-2.0
// What two robots may be recognised by: the mails of the last hour in a ticket's thread; and where they were:
// since when nothing is passed on, and which mails nobody was shown yet.
#pragma once

#include <optional>
#include <vector>

#include "domain/ids.hpp"
#include "domain/instant.hpp"
#include "domain/mail_loop.hpp"
#include "store/session.hpp"

namespace ticketd::store {

// Forgets the ticket's mails from before `since`.
void note_loop_mail(Session& session, domain::TicketNumber ticket, domain::MessageNumber message,
                    const domain::LoopMail& mail, domain::Instant since);
// In the order in which they came, the newest `at_most`.
[[nodiscard]] std::vector<domain::LoopMail> loop_mails(Session& session, domain::TicketNumber ticket,
                                                       std::size_t at_most);

[[nodiscard]] bool is_loop_stopped(Session& session, domain::TicketNumber ticket);
void stop_loop(Session& session, domain::TicketNumber ticket, domain::Instant now);
// Mails are passed on again, and what was counted is forgotten.
void end_loop(Session& session, domain::TicketNumber ticket);

// Words that somebody was shown already, or will be, are not kept a second time.
void hold_loop_mail(Session& session, domain::TicketNumber ticket, domain::MessageNumber message,
                    const domain::LoopMail& mail);
// Held and not shown yet, oldest first.
[[nodiscard]] std::vector<domain::MessageNumber> unshown_loop_mails(Session& session,
                                                                    domain::TicketNumber ticket,
                                                                    std::size_t at_most);
void mark_loop_shown(Session& session, domain::TicketNumber ticket, domain::Instant now);
// Tickets with unshown mails that were shown nothing since `before`, and when the next one is to be.
[[nodiscard]] std::vector<domain::TicketNumber> loops_to_show(Session& session, domain::Instant before);
[[nodiscard]] std::optional<domain::Instant> next_loop_shown_at(Session& session);

}  // namespace ticketd::store
