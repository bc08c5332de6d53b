// SPDX-License-Identifier: Apache-2.0
// The ledger of what was seen in each mailbox: where the look goes on (the cursor), what became of each UID,
// which UIDs are still owed, and which marks are still to be made on the server. A UID that stands here is
// never taken again.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/ids.hpp"
#include "domain/instant.hpp"
#include "store/row_states.hpp"
#include "store/session.hpp"

namespace ticketd::store {

using Uid = std::uint32_t;

struct Cursor {
  domain::QueueNumber queue;
  domain::Instant started;         // when this desk first looked
  std::uint32_t uid_validity = 0;  // 0: it never looked
  int epoch = 0;                   // how many UIDVALIDITYs it has had
  Uid last_uid = 0;
  Uid old_uid = 0;  // UIDs up to here were there when the epoch was first looked at
};

struct MailboxAction {
  Uid uid = 0;
  PendingMark mark = PendingMark::None;
};

struct PendingUid {
  Uid uid = 0;
  int failures = 0;
  std::string error;
};

// The queue's cursor; the first time, one that never looked, starting at `now`.
[[nodiscard]] Cursor cursor_of(Session& session, std::string_view queue_name, domain::Instant now);
[[nodiscard]] std::string queue_name(Session& session, domain::QueueNumber queue);
void save_cursor(Session& session, const Cursor& cursor);

[[nodiscard]] bool is_known(Session& session, const Cursor& cursor, Uid uid);
// Of the UIDs above the cursor: those that something was recorded of already, ascending.
[[nodiscard]] std::vector<Uid> known_above(Session& session, const Cursor& cursor);
// In place of what was recorded of it before. `message`: none for a mail that was seen and not taken.
void record_delivery(Session& session, const Cursor& cursor, Uid uid,
                     std::optional<domain::MessageNumber> message, PendingMark mark);

[[nodiscard]] std::vector<MailboxAction> pending_mailbox_actions(Session& session, const Cursor& cursor,
                                                                 std::size_t at_most);
void forget_marks(Session& session, const Cursor& cursor, std::span<const Uid> uids);
// After a UIDVALIDITY change the old epoch's marks can't be made any more, nor what it owed be asked for; and
// what an earlier epoch of the same number knew says nothing of this one's UIDs.
void forget_other_epochs(Session& session, const Cursor& cursor);

[[nodiscard]] std::vector<PendingUid> owed(Session& session, const Cursor& cursor);
// The same for a queue by its name, as it was last looked at.
[[nodiscard]] std::vector<PendingUid> pending_uids_of_queue(Session& session, std::string_view queue_name,
                                                            std::size_t at_most);
// Owes this UID without counting a failure; returns how many were counted before.
int note_pending_uid(Session& session, const Cursor& cursor, Uid uid, std::string_view error);
// Counts a failure of this UID and returns how many there were.
int add_pending_uid(Session& session, const Cursor& cursor, Uid uid, std::string_view error);
void remove_pending_uid(Session& session, const Cursor& cursor, Uid uid);

}  // namespace ticketd::store
