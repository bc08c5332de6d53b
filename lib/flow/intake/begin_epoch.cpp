// SPDX-License-Identifier: Apache-2.0
#include "flow/intake/begin_epoch.hpp"

#include "store/store.hpp"

namespace ticketd::flow {

Epoch begin_epoch(store::Store& store, const config::Queue& queue, store::Cursor& cursor,
                  std::uint32_t uid_validity, store::Uid uid_next, domain::Instant now) {
  if (cursor.uid_validity == uid_validity) return Epoch::Continues;
  const bool first = cursor.uid_validity == 0;
  store::Cursor moved = cursor;
  moved.uid_validity = uid_validity;
  ++moved.epoch;
  moved.old_uid = uid_next == 0 ? 0 : uid_next - 1;
  moved.last_uid = first && queue.start_at == config::StartAt::New ? moved.old_uid : 0;
  if (first) moved.started = now;
  store::transact(store, [&](store::Session& session) {
    store::save_cursor(session, moved);
    store::forget_other_epochs(session, moved);
  });
  cursor = moved;
  return first ? Epoch::First : Epoch::Renumbered;
}

}  // namespace ticketd::flow
