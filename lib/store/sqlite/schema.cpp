// SPDX-License-Identifier: Apache-2.0
#include "store/sqlite/schema.hpp"

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

}  // namespace

std::int64_t newest_schema() {
  return static_cast<std::int64_t>(schema_files().size());
}

void migrate(Sqlite& sqlite, const std::filesystem::path& file) {
  const bool fresh = is_empty(sqlite);
  auto version = fresh ? 0 : version_of(sqlite, file);
  for (; version < static_cast<std::int64_t>(schema_files().size()); ++version) {
    sqlite.execute("BEGIN IMMEDIATE");
    sqlite.execute(schema_files()[static_cast<std::size_t>(version)]);
    if (version + 1 == with_typed_history) {
      Session session(sqlite);
      type_history(session);
    }
    sqlite.execute(("PRAGMA user_version = " + std::to_string(version + 1)).c_str());
    sqlite.execute(("PRAGMA application_id = " + std::to_string(application_id)).c_str());
    sqlite.execute("COMMIT");
  }
}

void require_current(Sqlite& sqlite, const std::filesystem::path& file) {
  const std::int64_t version = version_of(sqlite, file);
  if (version < static_cast<std::int64_t>(schema_files().size()))
    throw domain::TemporaryError(file.string() +
                                 ": is of an older schema; start ticketd once to bring it up to date");
}

}  // namespace ticketd::store
