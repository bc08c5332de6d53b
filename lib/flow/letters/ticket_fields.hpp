// SPDX-License-Identifier: Apache-2.0
// The fields that many letters share: which ticket, whose, and what was promised.
#pragma once

#include <string>
#include <string_view>

#include "domain/ticket.hpp"
#include "flow/desk.hpp"
#include "mail/compose/templates.hpp"
#include "mail/mail.hpp"

namespace ticketd::flow {

// number, desk, subject, requester
[[nodiscard]] mail::Fields ticket_fields(const Desk& desk, const domain::Ticket& ticket);

// priority, work_begins, receipt: by when the desk means to begin, as agents read it
void set_target(const Desk& desk, const domain::Ticket& ticket, std::string_view language,
                mail::Fields& fields);

// The same as customers read it: who has no contract is promised no time.
void set_promise(const Desk& desk, const domain::Ticket& ticket, std::string_view language,
                 mail::Fields& fields);

// asked, where the mail asks for another priority than the ticket has
void set_asked(const Desk& desk, const domain::Ticket& ticket, const mail::Mail& mail,
               std::string_view language, mail::Fields& fields);

// "Saturday 7 November 2026, 10:00 (Europe/Stockholm)", by the clock of the ticket's contract.
[[nodiscard]] std::string moment_words(const Desk& desk, const domain::Ticket& ticket,
                                       std::string_view language, domain::Instant at);

// A dash where nothing but blanks is written.
[[nodiscard]] std::string or_dash(std::string text);

}  // namespace ticketd::flow
