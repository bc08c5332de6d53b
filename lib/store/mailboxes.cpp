// SPDX-License-Identifier: Apache-2.0
#include "store/mailboxes.hpp"

#include "store/query.hpp"
#include "store/readable_rows.hpp"

namespace ticketd::store {
namespace {

std::vector<PendingUid> pending_uids_from(Query& query) {
  std::vector<PendingUid> found;
  while (query.next())
    found.push_back({static_cast<Uid>(query.number(0)), static_cast<int>(query.number(1)), query.text(2)});
  return found;
}

}  // namespace

Cursor cursor_of(Session& session, std::string_view queue_name, domain::Instant now) {
  session.query("INSERT INTO queue(name, started) VALUES (?, ?) ON CONFLICT(name) DO NOTHING")
      .bind(queue_name, now)
      .run();
  auto query =
      session.query("SELECT id, started, uid_validity, epoch, last_uid, old_uid FROM queue WHERE name = ?");
  query.bind(queue_name).next();
  return {domain::QueueNumber{query.number(0)},        query.instant(1),
          static_cast<std::uint32_t>(query.number(2)), static_cast<int>(query.number(3)),
          static_cast<Uid>(query.number(4)),           static_cast<Uid>(query.number(5))};
}

std::string queue_name(Session& session, domain::QueueNumber queue) {
  auto query = session.query("SELECT name FROM queue WHERE id = ?");
  return query.bind(queue).next() ? query.text(0) : std::string();
}

void save_cursor(Session& session, const Cursor& cursor) {
  session
      .query(
          "UPDATE queue SET started = ?, uid_validity = ?, epoch = ?, last_uid = ?, old_uid = ? WHERE id = ?")
      .bind(cursor.started, cursor.uid_validity, cursor.epoch, cursor.last_uid, cursor.old_uid, cursor.queue)
      .run();
}

bool is_known(Session& session, const Cursor& cursor, Uid uid) {
  return session.query("SELECT 1 FROM delivery WHERE queue = ? AND uid_validity = ? AND uid = ?")
      .bind(cursor.queue, cursor.uid_validity, uid)
      .next();
}

std::vector<Uid> known_above(Session& session, const Cursor& cursor) {
  auto query =
      session.query("SELECT uid FROM delivery WHERE queue = ? AND uid_validity = ? AND uid > ? ORDER BY uid");
  query.bind(cursor.queue, cursor.uid_validity, cursor.last_uid);
  std::vector<Uid> found;
  while (query.next()) found.push_back(static_cast<Uid>(query.number(0)));
  return found;
}

void record_delivery(Session& session, const Cursor& cursor, Uid uid,
                     std::optional<domain::MessageNumber> message, PendingMark mark) {
  // Nearly all are new. DO UPDATE of a foreign key makes SQLite copy each page first, to undo it alone.
  session
      .query(
          "INSERT INTO delivery(queue, uid_validity, uid, message, mark) VALUES (?, ?, ?, ?, ?) "
          "ON CONFLICT(queue, uid_validity, uid) DO NOTHING")
      .bind(cursor.queue, cursor.uid_validity, uid, message, mark)
      .run();
  if (session.rows_changed() > 0) return;
  session.query("UPDATE delivery SET message = ?, mark = ? WHERE queue = ? AND uid_validity = ? AND uid = ?")
      .bind(message, mark, cursor.queue, cursor.uid_validity, uid)
      .run();
}

std::vector<MailboxAction> pending_mailbox_actions(Session& session, const Cursor& cursor,
                                                   std::size_t at_most) {
  auto query = session.query(
      "SELECT uid, mark FROM delivery WHERE queue = ? AND uid_validity = ? AND mark <> {PendingMark::None} "
      "ORDER BY uid");
  query.bind(cursor.queue, cursor.uid_validity);
  // One that means nothing stays among those that are counted as still to be made.
  return readable_rows(
      query,
      [](const Query& row) {
        return MailboxAction{static_cast<Uid>(row.number(0)),
                             row.enumerator<PendingMark>(1, "delivery.mark")};
      },
      at_most);
}

// By runs of UIDs that follow each other: most of a mailbox is one.
void forget_marks(Session& session, const Cursor& cursor, std::span<const Uid> uids) {
  while (!uids.empty()) {
    std::size_t run = 1;
    while (run < uids.size() && uids[run] == uids[run - 1] + 1) ++run;
    session
        .query(
            "UPDATE delivery SET mark = {PendingMark::None} WHERE queue = ? AND uid_validity = ? AND uid "
            "BETWEEN ? AND ?")
        .bind(cursor.queue, cursor.uid_validity, uids.front(), uids[run - 1])
        .run();
    uids = uids.subspan(run);
  }
}

void forget_other_epochs(Session& session, const Cursor& cursor) {
  session
      .query(
          "UPDATE delivery SET mark = {PendingMark::None} WHERE queue = ? AND uid_validity <> ? AND mark <> "
          "{PendingMark::None}")
      .bind(cursor.queue, cursor.uid_validity)
      .run();
  session.query("DELETE FROM delivery WHERE queue = ? AND uid_validity = ?")
      .bind(cursor.queue, cursor.uid_validity)
      .run();
  session.query("DELETE FROM owed WHERE queue = ?").bind(cursor.queue).run();
}

std::vector<PendingUid> owed(Session& session, const Cursor& cursor) {
  auto query = session.query(
      "SELECT uid, failures, error FROM owed WHERE queue = ? AND uid_validity = ? ORDER BY uid");
  return pending_uids_from(query.bind(cursor.queue, cursor.uid_validity));
}

std::vector<PendingUid> pending_uids_of_queue(Session& session, std::string_view queue_name,
                                              std::size_t at_most) {
  auto query = session.query(
      "SELECT o.uid, o.failures, o.error FROM owed AS o JOIN queue AS q ON q.id = o.queue AND "
      "q.uid_validity = o.uid_validity WHERE q.name = ? ORDER BY o.uid LIMIT ?");
  return pending_uids_from(query.bind(queue_name, static_cast<std::int64_t>(at_most)));
}

int note_pending_uid(Session& session, const Cursor& cursor, Uid uid, std::string_view error) {
  auto query = session.query(
      "INSERT INTO owed(queue, uid_validity, uid, failures, error) VALUES (?, ?, ?, 0, ?) "
      "ON CONFLICT(queue, uid_validity, uid) DO UPDATE SET error = excluded.error RETURNING failures");
  query.bind(cursor.queue, cursor.uid_validity, uid, error);
  query.next();
  const int failures = static_cast<int>(query.number(0));
  query.run();
  return failures;
}

int add_pending_uid(Session& session, const Cursor& cursor, Uid uid, std::string_view error) {
  auto query = session.query(
      "INSERT INTO owed(queue, uid_validity, uid, failures, error) VALUES (?, ?, ?, 1, ?) "
      "ON CONFLICT(queue, uid_validity, uid) DO UPDATE SET failures = owed.failures + 1, error = "
      "excluded.error RETURNING failures");
  query.bind(cursor.queue, cursor.uid_validity, uid, error);
  query.next();
  const int failures = static_cast<int>(query.number(0));
  query.run();
  return failures;
}

void remove_pending_uid(Session& session, const Cursor& cursor, Uid uid) {
  session.query("DELETE FROM owed WHERE queue = ? AND uid_validity = ? AND uid = ?")
      .bind(cursor.queue, cursor.uid_validity, uid)
      .run();
}

}  // namespace ticketd::store
