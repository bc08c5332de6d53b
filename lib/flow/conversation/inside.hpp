// SPDX-License-Identifier: Apache-2.0
// What stays among agents: reading an agent's words with what the ticket's mails say about them, and finding
// in an answer what was noted for agents only.
#pragma once

#include <optional>
#include <string>

#include "domain/command.hpp"
#include "flow/letters/enclosed.hpp"
#include "flow/scene.hpp"
#include "mail/mail.hpp"
#include "mail/reply/visible_reply.hpp"

namespace ticketd::flow {

// The words of an agent's mail and the commands among them. `ours`: what we sent to the agent.
[[nodiscard]] domain::WrittenCommands read_agents_mail(const Scene& scene, domain::TicketNumber ticket,
                                                       const mail::Mail& mail, const mail::SentTexts& ours);

// The same of a held mail's words: their agent has seen them, so a line that looks like a command and is none
// is text.
[[nodiscard]] domain::WrittenCommands read_held_words(const Scene& scene, domain::TicketNumber ticket,
                                                      std::string_view words);

// `ours`: what we sent to the agent; may be empty. Takes quoted lines of our notices out of an answer to the
// requester. Returns what speaks against sending the rest, as the end of a sentence: "it holds a line of a
// note: ..."; none: nothing does.
[[nodiscard]] std::optional<std::string> keep_inside(const Scene& scene, domain::TicketNumber ticket,
                                                     const mail::SentTexts& ours, std::string& answer);

// Written to a colleague: that is talk among agents, and stays so.
[[nodiscard]] bool is_to_a_colleague(const Desk& desk, const domain::Agent& writer, const mail::Mail& mail);

// An answer that is a file and no word. A mail that is passed on without a word is no answer.
void speak_for_files(domain::WrittenCommands& written, const Enclosed& enclosed);

}  // namespace ticketd::flow
