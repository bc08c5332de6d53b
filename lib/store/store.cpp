// SPDX-License-Identifier: Apache-2.0
#include "store/store.hpp"

#include "domain/error.hpp"
#include "store/crash_point.hpp"
#include "store/schema.hpp"
#include "store/sqlite.hpp"

namespace ticketd::store {
namespace {

void commit(Sqlite& sqlite) {
  crash_point("before-commit");
  sqlite.execute("COMMIT");
  crash_point("commit");
}

void roll_back(Sqlite& sqlite) {
  try {
    sqlite.execute("ROLLBACK");
  } catch (const domain::WorldError&) {
    // SQLite has rolled back by itself already, as it does when the disk is full.
  }
}

}  // namespace

Store::Store(const std::filesystem::path& file, Access access)
    : sqlite_(std::make_unique<Sqlite>(file, access)) {
  if (access == Access::ServeAlone)
    migrate(*sqlite_, file);
  else
    require_current(*sqlite_, file);
}

Store::~Store() = default;
Store::Store(Store&&) noexcept = default;
Store& Store::operator=(Store&&) noexcept = default;

void Store::run(const std::function<void(Session&)>& work, Ending ending) {
  // A deferred transaction of reads sees one moment and stops nobody who writes.
  sqlite_->execute(ending == Ending::NothingChanged ? "BEGIN" : "BEGIN IMMEDIATE");
  try {
    Session session(*sqlite_);
    work(session);
    if (ending == Ending::Kept) return commit(*sqlite_);
  } catch (...) {
    roll_back(*sqlite_);
    throw;
  }
  roll_back(*sqlite_);
}

}  // namespace ticketd::store
