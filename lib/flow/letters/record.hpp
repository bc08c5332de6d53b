// SPDX-License-Identifier: Apache-2.0
// The record of a ticket: for participants without anything internal, for agents whole.
#pragma once

#include <string>
#include <string_view>

#include "domain/ticket.hpp"
#include "flow/scene.hpp"
#include "mail/mail.hpp"

namespace ticketd::flow {

enum class RecordOf { Status, History };

// To the participant at the address on record; at most a few an hour each, further ones are not answered.
void send_record(const Scene& scene, const domain::Ticket& ticket, const mail::Address& participant,
                 RecordOf what);

// As text for agents, in the language of the one who reads it: every event and every message.
[[nodiscard]] std::string whole_record(const Scene& scene, const domain::Ticket& ticket,
                                       std::string_view language);

}  // namespace ticketd::flow
