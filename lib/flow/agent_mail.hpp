// SPDX-License-Identifier: Apache-2.0
// The mail of a proven agent in a ticket's thread: an answer to the requester, commands, or words among
// agents.
#pragma once

#include "domain/command.hpp"
#include "flow/act_on_mail.hpp"
#include "flow/enclosed.hpp"

namespace ticketd::flow {

void obey_agent(const Scene& scene, const domain::Ticket& ticket, const FiledMail& filed);

// Written to a colleague: that is talk among agents, and stays so.
[[nodiscard]] bool is_to_a_colleague(const Desk& desk, const domain::Agent& writer, const mail::Mail& mail);

// An answer that is a file and no word. A mail that is passed on without a word is no answer.
void speak_for_files(domain::WrittenCommands& written, const Enclosed& enclosed);

}  // namespace ticketd::flow
