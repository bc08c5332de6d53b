// SPDX-License-Identifier: Apache-2.0
// The one SQLite file: opened, migrated, locked, and the transactions over it. WAL with synchronous=FULL: a
// commit that returned is on the disk. One thread uses one Database. Errors: a busy or full or unreadable
// file is a TemporaryError, a corrupt or foreign or newer file a PermanentError, each naming the file.
#pragma once

#include <filesystem>
#include <memory>

namespace ticketd::store {

enum class Access {
  ReadOnly,   // for looking at a desk, running or not
  ServeAlone  // the daemon's: creates, migrates, and holds the lock that a second daemon is refused by
};

class Sqlite;  // SQLite itself, known in this folder only

class Database {
 public:
  Database(const std::filesystem::path& file, Access access);
  ~Database();
  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;

  [[nodiscard]] Sqlite& sqlite() const { return *sqlite_; }

 private:
  std::unique_ptr<Sqlite> sqlite_;
};

// All or nothing. Without commit() the destructor rolls back.
class Transaction {
 public:
  explicit Transaction(Database& database);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;
  void commit();

 private:
  Sqlite& sqlite_;
  bool open_ = true;
};

}  // namespace ticketd::store
