// SPDX-License-Identifier: Apache-2.0
// What people and other programs are shown of a desk: read-only, in the words of the public contract.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "domain/event.hpp"
#include "domain/ids.hpp"
#include "domain/ticket.hpp"
#include "domain/verdict.hpp"
#include "store/session.hpp"

namespace ticketd::store {

struct Totals {
  std::int64_t tickets = 0;
  std::int64_t messages = 0;  // inbound mails taken, each once
  std::int64_t unfiled = 0;
  std::int64_t open = 0;  // tickets neither closed nor quarantined
  std::int64_t quarantined = 0;
  std::int64_t outbox_pending = 0;
  std::int64_t outbox_failed = 0;
  std::int64_t outbox_sent = 0;
};

struct TicketLine {
  domain::Ticket ticket;
  std::string queue;  // its name
};

struct MessageLine {
  domain::MessageNumber number;
  domain::Direction direction = domain::Direction::In;
  std::string sender;
  std::vector<std::string> recipients;
  std::string subject;
  std::string message_id;
  domain::Instant at;
  domain::Classification classification;
};

struct EventLine {
  domain::Instant at;
  std::string actor;
  std::string name;
  std::string detail;                       // for people: as it was written then, or described today
  std::optional<domain::EventKind> what{};  // none: of before schema 7, or it can't be read: see `detail`
};

struct MailboxLine {
  std::string queue;
  domain::Instant started;
  std::uint32_t uid_validity = 0;
  std::uint32_t last_uid = 0;
  std::int64_t owed = 0;  // UIDs still to be taken
  std::int64_t marks_to_make = 0;
  std::optional<domain::Instant> last_mail;
};

[[nodiscard]] Totals totals(Session& session);
[[nodiscard]] std::optional<TicketLine> ticket_line(Session& session, domain::TicketNumber number);
[[nodiscard]] std::vector<MessageLine> messages_of(Session& session, domain::TicketNumber number);
[[nodiscard]] std::vector<MessageLine> unfiled_messages(Session& session, std::size_t at_most);
[[nodiscard]] std::vector<EventLine> history_of(Session& session, domain::TicketNumber number);
[[nodiscard]] std::vector<MailboxLine> mailbox_lines(Session& session);

}  // namespace ticketd::store
