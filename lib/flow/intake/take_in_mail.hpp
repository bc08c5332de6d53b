// SPDX-License-Identifier: Apache-2.0
// The first door: mails that came in. Each becomes a ticket, part of a thread, or an unfiled message, exactly
// once: what is decided, kept, acknowledged and noted for marking stands in one transaction with the cursor.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/ids.hpp"
#include "domain/instant.hpp"
#include "domain/verdict.hpp"
#include "flow/arrival.hpp"
#include "flow/scene.hpp"
#include "mail/mail.hpp"
#include "store/compressed.hpp"
#include "store/mailboxes.hpp"
#include "store/store.hpp"

namespace ticketd::flow {

struct Taken {
  enum class As { KnownUid, BeforeStart, SeenBefore, Ticket, Thread, Unfiled };
  store::Uid uid = 0;
  As as = As::KnownUid;
  std::optional<domain::MessageNumber> message{};
  std::optional<domain::TicketNumber> ticket{};
  domain::Verdict verdict = domain::Verdict::Request;
  bool acknowledged = false;
};

[[nodiscard]] std::string_view name_of(Taken::As as);  // for the log: "ticket", "thread", "unfiled", ...

// Takes all of them in one transaction and moves the cursor past the last. `passed_over`: UIDs that the
// server lists and has not given, which the cursor moves past, too; they are owed from then on. Throws
// WorldError when the store fails and RowError or any other exception when a mail's own taking-in does; then
// nothing has happened.
[[nodiscard]] std::vector<Taken> take_in(store::Store& store, const Desk& desk, const config::Queue& queue,
                                         store::Cursor& cursor, std::span<const Arrival> arrivals,
                                         std::span<const store::Uid> passed_over, domain::Instant now);

// In a transaction of its own, as take_in() does; the cursor stays.
void add_passed_over_uids(store::Store& store, const store::Cursor& cursor,
                          std::span<const store::Uid> passed_over);

// Files a mail that a delivery is recorded of already, inside the caller's transaction: as a fresh one, never
// as seen before.
[[nodiscard]] Taken take_again(const Scene& scene, const config::Queue& queue, const store::Cursor& cursor,
                               const Arrival& arrival);

}  // namespace ticketd::flow
