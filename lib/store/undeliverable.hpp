// SPDX-License-Identifier: Apache-2.0
// The addresses that proved undeliverable (tickets.hpp marks them): who they are, and how the mark goes
// again.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/ids.hpp"
#include "domain/instant.hpp"
#include "store/outbox.hpp"
#include "store/session.hpp"

namespace ticketd::store {

struct UndeliverableAddress {
  std::string address;  // folded
  domain::Instant since;
  std::string words;                              // the far server's
  std::optional<domain::OutboxNumber> last_mail;  // the newest row to it
};

// Addresses are folded ones here.
[[nodiscard]] std::optional<domain::Instant> undeliverable_since(Session& session, std::string_view address);
void lift_undeliverable(Session& session, std::string_view address);
// Newest first.
[[nodiscard]] std::vector<UndeliverableAddress> undeliverable_addresses(Session& session,
                                                                        std::size_t at_most);
// Oldest first.
[[nodiscard]] std::vector<OutboxRow> pending_rows_to(Session& session, std::string_view address);

}  // namespace ticketd::store
