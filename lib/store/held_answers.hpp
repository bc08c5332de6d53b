// SPDX-License-Identifier: Apache-2.0
// Agents' mails that were not sent to the requester, each with the mail that told its agent so: only an
// answer to that very mail can release it, once.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "domain/ids.hpp"
#include "domain/instant.hpp"
#include "store/row_states.hpp"
#include "store/session.hpp"

namespace ticketd::store {

struct HeldAnswer {
  std::string agent;  // name
  domain::TicketNumber ticket;
  domain::MessageNumber message;  // what was not sent
  domain::Instant at;
  std::string why;
  std::string words;  // of the message, as the agent was shown them: nothing else may be sent
  HeldProof proof = HeldProof::None;
  HeldState state = HeldState::Held;
  domain::OutboxNumber mail;  // what told the agent
};

void add_held_answer(Session& session, const HeldAnswer& held);
// By the mail that told of it.
[[nodiscard]] std::optional<HeldAnswer> held_answer_told_by(Session& session, domain::OutboxNumber mail);
void mark_held_sent(Session& session, domain::OutboxNumber mail);
// How many of this agent's were held after `since`, up to `now`.
[[nodiscard]] std::int64_t held_between(Session& session, std::string_view agent, HeldProof proof,
                                        domain::Instant since, domain::Instant now);

}  // namespace ticketd::store
