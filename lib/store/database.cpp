// SPDX-License-Identifier: Apache-2.0
#include "store/database.hpp"

#include "domain/error.hpp"
#include "store/crash_point.hpp"
#include "store/sqlite.hpp"

namespace ticketd::store {

Database::Database(const std::filesystem::path& file, Access access)
    : sqlite_(std::make_unique<Sqlite>(file, access)) {}
Database::~Database() = default;
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;

Transaction::Transaction(Database& database) : sqlite_(database.sqlite()) {
  sqlite_.execute("BEGIN IMMEDIATE");
}

Transaction::~Transaction() {
  if (!open_) return;
  try {
    sqlite_.execute("ROLLBACK");
  } catch (const domain::WorldError&) {
    // SQLite has rolled back by itself already, as it does when the disk is full.
  }
}

void Transaction::commit() {
  crash_point("before-commit");
  sqlite_.execute("COMMIT");
  open_ = false;
  crash_point("commit");
}

}  // namespace ticketd::store
