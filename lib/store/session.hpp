// SPDX-License-Identifier: Apache-2.0
// What every verb of this folder is handed: the store within one unit of work (transact) or one look (read).
// Only those make a Session, so whoever takes one is inside a transaction. Of one thread, and not to be kept.
#pragma once

namespace ticketd::store {

class Sqlite;  // SQLite itself, known in this folder only

class Session {
 public:
  explicit Session(Sqlite& sqlite) : sqlite_(sqlite) {}
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  [[nodiscard]] Sqlite& sqlite() const { return sqlite_; }

 private:
  Sqlite& sqlite_;
};

}  // namespace ticketd::store
