// SPDX-License-Identifier: Apache-2.0
// The one door out: mails that were decided and are to be sent until the relay accepts or refuses them for
// good. A row's Message-ID never changes, so a repeat is recognisable.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/ids.hpp"
#include "domain/instant.hpp"
#include "domain/send_state.hpp"
#include "store/session.hpp"

namespace ticketd::store {

struct OutboxRow {
  domain::OutboxNumber number;
  std::optional<domain::TicketNumber> ticket;
  domain::MessageNumber message;
  std::string sender;  // envelope sender; empty: the null return path
  std::string recipient;
  std::string message_id;
  domain::SendState state = domain::SendState::Pending;
  int attempts = 0;
  domain::Instant created;
  domain::Instant due;
  std::string words;                     // the relay's last
  std::optional<domain::Instant> ended;  // when the relay took it, or it failed or was dropped
};

// The number the next row gets: a mail carries it in its Message-ID before there is a row. Valid within the
// transaction.
[[nodiscard]] domain::OutboxNumber next_outbox_number(Session& session);
// Inserts it as pending under row.number; state, attempts and words are not read.
void put_in_outbox(Session& session, const OutboxRow& row);

// Pending rows that are due, oldest first, each shown to `look` until it says that it has seen enough.
enum class Onward : std::uint8_t { GoOn, Enough };
void for_each_due(Session& session, domain::Instant now, const std::function<Onward(const OutboxRow&)>& look);
// When the next pending row becomes due that is not due at `now`.
[[nodiscard]] std::optional<domain::Instant> next_due_after(Session& session, domain::Instant now);
[[nodiscard]] std::optional<OutboxRow> outbox_row(Session& session, domain::OutboxNumber number);
// Pending and failed ones, newest last.
[[nodiscard]] std::vector<OutboxRow> unsent_rows(Session& session, std::size_t at_most);

void mark_sent(Session& session, domain::OutboxNumber number, domain::Instant at, std::string_view words);
void record_failed(Session& session, domain::OutboxNumber number, domain::Instant at, std::string_view words);
void record_deferred(Session& session, domain::OutboxNumber number, domain::Instant due,
                     std::string_view words);
void record_dropped(Session& session, domain::OutboxNumber number, domain::Instant at);
// A pending, failed or sent row becomes due at once; a dropped one never.
void make_due(Session& session, domain::OutboxNumber number, domain::Instant now);

}  // namespace ticketd::store
