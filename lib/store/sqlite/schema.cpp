// SPDX-License-Identifier: Apache-2.0
#include "store/sqlite/schema.hpp"

#include <cstddef>
#include <functional>
#include <string>

#include "domain/error.hpp"
#include "store/query.hpp"
#include "store/sqlite/engine.hpp"
#include "store/sqlite/schema_files.hpp"
#include "store/typed_history.hpp"

namespace ticketd::store {
namespace {

constexpr std::int64_t with_typed_history = 7;

std::int64_t pragma(Sqlite& sqlite, const char* sql) {
  Query query(sqlite.statement(sql));
  return query.next() ? query.number(0) : 0;
}

bool is_empty(Sqlite& sqlite) {
  return pragma(sqlite, "SELECT count(*) FROM sqlite_schema") == 0;
}

std::int64_t version_of(Sqlite& sqlite, const std::filesystem::path& file) {
  if (pragma(sqlite, "PRAGMA application_id") != application_id)
    throw domain::PermanentError(file.string() + ": is not a ticketd database");
  const std::int64_t version = pragma(sqlite, "PRAGMA user_version");
  if (version > static_cast<std::int64_t>(schema_files().size()))
    throw domain::PermanentError(file.string() + ": was written by a newer ticketd (schema " +
                                 std::to_string(version) + ", this program knows " +
                                 std::to_string(schema_files().size()) + ")");
  return version;
}

// `read`: how many events of the history, after each thousand of them.
void bring_up(Sqlite& sqlite, std::int64_t version, const std::function<void(std::int64_t)>& read) {
  for (; version < newest_schema(); ++version) {
    sqlite.execute("BEGIN IMMEDIATE");
    sqlite.execute(schema_files()[static_cast<std::size_t>(version)]);
    if (version + 1 == with_typed_history) {
      Session session(sqlite);
      type_history(session, read);
    }
    sqlite.execute(("PRAGMA user_version = " + std::to_string(version + 1)).c_str());
    sqlite.execute(("PRAGMA application_id = " + std::to_string(application_id)).c_str());
    sqlite.execute("COMMIT");
  }
}

}  // namespace

std::int64_t newest_schema() {
  return static_cast<std::int64_t>(schema_files().size());
}

void migrate(Sqlite& sqlite, const std::filesystem::path& file, const Opening& opening) {
  const bool is_fresh = is_empty(sqlite);
  const auto found = is_fresh ? 0 : version_of(sqlite, file);
  if (is_fresh || found == newest_schema() || !opening.on_progress)
    return bring_up(sqlite, found, [](std::int64_t) {});
  UpgradeProgress progress{found, newest_schema(), 0,
                           found < with_typed_history ? pragma(sqlite, "SELECT count(*) FROM event") : 0};
  const auto tell = [&] { opening.on_progress(progress); };
  tell();
  const auto working = sqlite.on_work(tell);
  bring_up(sqlite, found, [&](std::int64_t done) {
    progress.done = done;
    tell();
  });
}

void require_current(Sqlite& sqlite, const std::filesystem::path& file) {
  const std::int64_t version = version_of(sqlite, file);
  if (version < newest_schema())
    throw domain::TemporaryError(file.string() + ": is of schema " + std::to_string(version) +
                                 ", this program knows " + std::to_string(newest_schema()) +
                                 "; ticketd brings it up to date when it starts");
}

}  // namespace ticketd::store
