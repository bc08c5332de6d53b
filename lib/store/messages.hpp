// SPDX-License-Identifier: Apache-2.0
// Messages: every mail that came in or goes out, and the internal notes, each with the whole mail as it was.
// Content is compressed, a large file lies once for all mails that carry it; reading it back gives the very
// bytes.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/ids.hpp"
#include "domain/instant.hpp"
#include "domain/ticket.hpp"
#include "domain/verdict.hpp"
#include "store/compressed.hpp"
#include "store/digest.hpp"
#include "store/mailboxes.hpp"
#include "store/session.hpp"

namespace ticketd::store {

// What a mail is known by wherever it turns up again. `dated` only says where that is kept: mails of the same
// hour lie together, so that taking in many of them writes few pages.
struct Identity {
  Digest digest{};
  std::optional<domain::Instant> dated;  // its Date header
};

struct Message {
  std::optional<domain::TicketNumber> ticket;  // none: unfiled
  domain::Direction direction = domain::Direction::In;
  std::optional<Identity> identity;  // of inbound mails
  std::string message_id;            // without angle brackets; empty: none
  std::string sender;
  std::vector<std::string> recipients;
  std::string subject;
  domain::Instant at;  // arrival, or when it was decided
  domain::Classification classification;
};

[[nodiscard]] domain::MessageNumber add_message(Session& session, const Message& message,
                                                const Packed& content);
[[nodiscard]] std::optional<std::string> content_of(Session& session, domain::MessageNumber message);
[[nodiscard]] std::optional<Packed> packed_content_of(Session& session, domain::MessageNumber message);

struct KeptMessage {
  domain::MessageNumber number;
  domain::Instant at;
};
// Nothing where the ticket has none or several.
[[nodiscard]] std::optional<KeptMessage> only_message_of(Session& session, domain::TicketNumber ticket);
// `before` goes, with the files that no other mail carries; its deliveries are `after`'s now.
void replace_message(Session& session, domain::MessageNumber before, domain::MessageNumber after);

// The message that a mail with this identity is another delivery of, if any. A mail without a Message-ID is
// one with an earlier message only if that was not delivered in this queue and epoch already: two such UIDs
// are two mails.
[[nodiscard]] std::optional<domain::MessageNumber> same_mail(Session& session, const Identity& identity,
                                                             const Cursor& cursor,
                                                             std::string_view message_id);

}  // namespace ticketd::store
