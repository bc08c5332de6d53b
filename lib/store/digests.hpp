// SPDX-License-Identifier: Apache-2.0
// New tickets that no notice tells of, until a gathered mail to the queue's agents has listed them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/ids.hpp"
#include "domain/instant.hpp"
#include "store/session.hpp"

namespace ticketd::store {

struct DigestEntry {
  domain::TicketNumber ticket;
  domain::Instant at;  // when it was opened
  std::string why;     // for people: why no notice told of it
};

void add_to_digest(Session& session, std::string_view queue, const DigestEntry& entry);
// The names of queues that have entries not told yet.
[[nodiscard]] std::vector<std::string> queues_with_digest(Session& session);
// Oldest first.
[[nodiscard]] std::vector<DigestEntry> untold_entries(Session& session, std::string_view queue,
                                                      std::size_t at_most);
[[nodiscard]] std::int64_t count_untold(Session& session, std::string_view queue);
[[nodiscard]] std::optional<domain::Instant> last_digest_of(Session& session, std::string_view queue);
void mark_digest_told(Session& session, std::string_view queue, domain::Instant now);

}  // namespace ticketd::store
