// SPDX-License-Identifier: Apache-2.0
// Putting one letter to one person into the outbox: its Message-ID with the person's token is fixed here,
// inside the transaction that decided it, so whatever is sent twice is the same mail.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "config/config.hpp"
#include "domain/ids.hpp"
#include "domain/instant.hpp"
#include "flow/letters/enclosed.hpp"
#include "flow/scene.hpp"
#include "mail/compose/compose.hpp"
#include "mail/compose/letter.hpp"
#include "mail/compose/templates.hpp"
#include "mail/mail.hpp"
#include "mail/proof/token.hpp"

namespace ticketd::flow {

struct Letter {
  std::optional<domain::TicketNumber> ticket;  // none: about the desk itself, to ops
  mail::Address to;
  mail::TokenRole role = mail::TokenRole::Requester;
  std::string subject;
  std::string text;
  std::string language;
  std::string in_reply_to;
  std::vector<std::string> references;
  mail::AutoSubmitted auto_submitted = mail::AutoSubmitted::Generated;
  std::string from_name;  // empty: the desk's
  std::string author;     // the agent whose words it carries; empty: nobody's
  std::vector<EnclosedFile> enclosures;
};

// Of this kind in that language: subject, text and language; who gets it is the caller's.
[[nodiscard]] Letter rendered(const Desk& desk, mail::LetterKind kind, const std::string& language,
                              const mail::Fields& fields);

// Comes from `queue`'s address. An address that is marked undeliverable gets nothing: then the answer is
// none.
std::optional<domain::OutboxNumber> send_letter(const Scene& scene, const config::Queue& queue,
                                                const Letter& letter);

}  // namespace ticketd::flow
