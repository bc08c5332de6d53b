// SPDX-License-Identifier: Apache-2.0
#include "store/sqlite/upgrade.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <functional>
#include <string>
#include <unistd.h>

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include "domain/error.hpp"
#include "store/sqlite/file_lock.hpp"
#include "store/sqlite/progress_hook.hpp"
#include "store/sqlite/schema.hpp"

namespace ticketd::store {
namespace {

namespace fs = std::filesystem;

constexpr int patience_ms = 5000;

void sync(const fs::path& path, int flags) {
  const int handle = ::open(path.c_str(), flags | O_CLOEXEC);
  const bool is_synced = handle >= 0 && ::fsync(handle) == 0;
  const int error = errno;
  if (handle >= 0) ::close(handle);
  if (!is_synced) throw domain::TemporaryError(path.string() + ": " + std::strerror(error));
}

using Told = std::function<void(std::int64_t bytes)>;

std::int64_t size_of(const fs::path& file) {
  std::error_code unknown;
  const auto size = fs::file_size(file, unknown);
  return unknown ? 0 : static_cast<std::int64_t>(size);
}

Told told_as(const Opening& opening, SQLite::Database& database, std::int64_t schema) {
  if (!opening.on_copy) return [](std::int64_t) {};
  const auto of = database.execAndGet("PRAGMA page_count").getInt64() *
                  database.execAndGet("PRAGMA page_size").getInt64();
  return [&opening, schema, of](std::int64_t bytes) { opening.on_copy({schema, bytes, of}); };
}

// Made beside and renamed: a copy that was broken off never looks like one.
void copy(SQLite::Database& database, const fs::path& target, const Told& told) {
  const fs::path unfinished = target.string() + ".unfinished";
  fs::remove(unfinished);
  const ProgressHook working(database.getHandle(), [&] { told(size_of(unfinished)); });
  SQLite::Statement vacuum(database, "VACUUM INTO ?");
  vacuum.bind(1, unfinished.string());
  vacuum.exec();
  sync(unfinished, O_RDONLY);
  fs::rename(unfinished, target);
  sync(fs::absolute(target).parent_path(), O_RDONLY | O_DIRECTORY);
}

}  // namespace

std::optional<CopiedSchema> copy_before_upgrade(const fs::path& file, const Opening& opening) {
  std::error_code ignored;
  if (!fs::exists(file, ignored)) return std::nullopt;
  const FileLock lock(file);
  try {
    SQLite::Database database(file.string(), SQLite::OPEN_READWRITE, patience_ms);
    const std::int64_t version = database.execAndGet("PRAGMA user_version").getInt64();
    const bool is_ours = database.execAndGet("PRAGMA application_id").getInt64() == application_id;
    if (!is_ours || version >= newest_schema()) return std::nullopt;
    CopiedSchema copied{version, file.string() + ".schema-" + std::to_string(version)};
    copy(database, copied.copy, told_as(opening, database, version));
    return copied;
  } catch (const SQLite::Exception& error) {
    if (error.getErrorCode() == SQLITE_NOTADB) return std::nullopt;
    throw domain::TemporaryError(file.string() +
                                 ": can't be copied before it is brought up to date: " + error.what());
  } catch (const fs::filesystem_error& error) {
    throw domain::TemporaryError(
        file.string() + ": can't be copied before it is brought up to date: " + error.code().message());
  }
}

}  // namespace ticketd::store
