// SPDX-License-Identifier: Apache-2.0
// An agent's mail that is not sent is held and comes back at once: NOT SENT to whom, why, and its whole text.
// To hold a proven agent's mail, call hold_answer() instead of planning and performing it: the mail becomes
// a note of its ticket, its agent gets the letter, and `/send` in an answer to that very letter does all that
// the mail says, commands and words, as if nothing had spoken against it. Nothing else releases it.
#pragma once

#include <string>

#include "domain/command.hpp"
#include "flow/action.hpp"
#include "flow/arrival.hpp"
#include "flow/scene.hpp"

namespace ticketd::flow {

// `why`: for people, ends a sentence: "it looks as if its last line was a command". Auto-generated, to the
// agent's configured address only. Beyond twenty an hour the agent is told by the digest.
void hold_answer(const Scene& scene, const domain::Ticket& ticket, const domain::Agent& agent,
                 const FiledMail& filed, std::string why);

// Whether a held mail that was proven by nothing may be sent by its agent's word; it may not be where it
// named no ticket and opened one.
enum class Release { BySend, Never, Opened };

// The same for a mail that claims to be the agent's without proof: at most five an hour. False: not returned,
// tell the agent otherwise. `ticket`: the one whose thread it is in or that it opened.
[[nodiscard]] bool return_unproven(const Scene& scene, const domain::Ticket& ticket,
                                   const domain::Agent& agent, const FiledMail& filed, std::string why,
                                   Release release);

[[nodiscard]] bool asks_to_send(const domain::WrittenCommands& written);

// Obeys a proven agent's mail with /send among its commands: with the others of that mail, all or nothing.
void send_held(const Scene& scene, const domain::Ticket& ticket, const FiledMail& filed,
               domain::WrittenCommands written, Action action);

}  // namespace ticketd::flow
