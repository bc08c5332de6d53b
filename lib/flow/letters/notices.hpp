// SPDX-License-Identifier: Apache-2.0
// Mails to agents about a ticket: a new one, an answer of the customer's, a mail that did not arrive. Every
// copy carries the agent's own token: an answer to it is proven by that.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/consent.hpp"
#include "flow/letters/enclosed.hpp"
#include "flow/scene.hpp"
#include "mail/mail.hpp"

namespace ticketd::flow {

// A mail that agents are told of.
struct Original {
  const mail::Mail& mail;
  const store::Packed& packed;
};

// The names of the agents whom a ticket's news go to: the assignee, else all of the queue's; may be nobody.
[[nodiscard]] std::vector<std::string> notice_recipients(const Scene& scene, const domain::Ticket& ticket);

// To the assignee, or where there is none to all of the queue's agents.
void tell_of_new_ticket(const Scene& scene, const domain::Ticket& ticket, const Original& original);

// What the one who gives a ticket to another agent says to them.
struct HandoverWords {
  std::string by;
  std::string text;  // empty: nothing
  std::vector<EnclosedFile> files;
};

// To one agent whom an old ticket was given to, or who has it and is told something about it. Without words
// nothing happens where no mail of the requester's is kept.
void hand_over(const Scene& scene, const domain::Ticket& ticket, std::string_view agent,
               const HandoverWords& words);

// How an answer to "it is resolved" was read, and what follows from it.
struct AnswerRead {
  domain::ReadAs as = domain::ReadAs::Unclear;
  std::optional<domain::Instant> then{};  // Thanks: it closes; Unclear: it opens again
};

// What else the mail does.
struct Effect {
  bool resumes_clocks = false;
  std::optional<AnswerRead> answer{};
};

// Not to who wrote it: an agent may be a requester as well.
void tell_of_reply(const Scene& scene, const domain::Ticket& ticket, const Original& original,
                   std::string_view visible, const Effect& effect);

// A ticket that was resolved is open again, for nobody answered what the requester wrote about that.
void tell_of_reopening(const Scene& scene, const domain::Ticket& ticket);

// What somebody wrote while two robots were kept apart.
struct HeldWords {
  mail::Address from;
  std::string text;
};

// To the agents, or where there are none to ops: nothing is passed on, these are held.
void tell_of_loop(const Scene& scene, const domain::Ticket& ticket, const std::vector<HeldWords>& held);

// A mail of ours that did not arrive.
struct Undelivered {
  std::string recipient;
  std::string words;   // the far server's or the relay's
  std::string author;  // the agent who wrote it; empty: the desk did
  std::string text;    // what it said; empty: not told
};
// To its author, else as other news of the ticket.
void tell_of_undelivered(const Scene& scene, const domain::Ticket& ticket, const Undelivered& mail);

}  // namespace ticketd::flow
