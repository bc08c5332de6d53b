// SPDX-License-Identifier: Apache-2.0
#include "store/sqlite.hpp"

#include <unistd.h>

#include <sqlite3.h>

#include "domain/row_error.hpp"

namespace ticketd::store {
namespace {

constexpr int busy_timeout_ms = 5000;

bool is_permanent(int code) {
  return code == SQLITE_CORRUPT || code == SQLITE_NOTADB || code == SQLITE_MISUSE || code == SQLITE_AUTH;
}

// The same values would fail again, and only they.
bool is_of_the_row(int code) {
  return code == SQLITE_CONSTRAINT || code == SQLITE_MISMATCH || code == SQLITE_TOOBIG;
}

int open_flags(Access access) {
  // A reader opens for writing too where it may: a database in WAL mode needs its -shm file made when nobody
  // serves it.
  // One thread at a time uses a Store, so SQLite's own locks between threads are left out.
  const int common = SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX;
  return access == Access::ServeAlone ? common | SQLite::OPEN_CREATE : common;
}

// A desk that ended cleanly leaves no -wal and -shm behind, and who may read the folder but not write it, as
// an operator does, can't make them: the file alone is all there is, and nobody changes it.
bool lies_still(const std::filesystem::path& file) {
  std::error_code ignored;
  const auto folder = std::filesystem::absolute(file).parent_path();
  return ::access(folder.c_str(), W_OK) != 0 && !std::filesystem::exists(file.string() + "-wal", ignored);
}

// As SQLite's URIs want it (https://www.sqlite.org/uri.html).
std::string immutable_uri(const std::filesystem::path& file) {
  std::string uri = "file:";
  for (const char c : std::filesystem::absolute(file).string()) {
    if (c == '%')
      uri += "%25";
    else if (c == '?')
      uri += "%3f";
    else if (c == '#')
      uri += "%23";
    else
      uri += c;
  }
  return uri + "?immutable=1";
}

std::unique_ptr<SQLite::Database> opened(const std::filesystem::path& file, Access access) {
  if (access == Access::ReadOnly && lies_still(file))
    return std::make_unique<SQLite::Database>(
        immutable_uri(file), SQLite::OPEN_READONLY | SQLite::OPEN_URI | SQLite::OPEN_NOMUTEX);
  return std::make_unique<SQLite::Database>(file.string(), open_flags(access), busy_timeout_ms);
}

// SQLite counts every allocation under a lock of all its connections, for a figure that nobody asks for.
void leave_out_memory_statistics() {
  static const int once = sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0);
  static_cast<void>(once);  // refused once SQLite is in use: then it merely counts
}

}  // namespace

Query::~Query() {
  statement_.tryReset();
}

bool Query::next() {
  try {
    return statement_.executeStep();
  } catch (const SQLite::Exception& error) {
    sqlite_.fail(error);
  }
}

void Query::run() {
  while (next()) {
  }
}

bool Query::is_null(int column) const {
  return statement_.isColumnNull(column);
}
std::int64_t Query::number(int column) const {
  return statement_.getColumn(column).getInt64();
}
std::string Query::text(int column) const {
  return std::string(bytes(column));
}

std::string_view Query::bytes(int column) const {
  const SQLite::Column value = statement_.getColumn(column);
  const void* const start = value.getBlob();
  return start == nullptr
             ? std::string_view()
             : std::string_view(static_cast<const char*>(start), static_cast<std::size_t>(value.getBytes()));
}

domain::Instant Query::instant(int column) const {
  return domain::Instant(domain::Seconds(number(column)));
}

std::optional<domain::Instant> Query::maybe_instant(int column) const {
  if (is_null(column)) return std::nullopt;
  return instant(column);
}

void Query::bind_one(int index, std::int64_t value) {
  statement_.bind(index, value);
}
void Query::bind_one(int index, std::nullptr_t) {
  statement_.bind(index);
}

void Query::bind_one(int index, const std::string& value) {
  statement_.bindNoCopy(index, value);
}

void Query::bind_copy(int index, const std::string& value) {
  statement_.bind(index, value);
}

void Query::bind_one(int index, Blob value) {
  statement_.bindNoCopy(index, value.bytes.data() == nullptr ? "" : value.bytes.data(),
                        static_cast<int>(value.bytes.size()));
}

void Query::bind_one(int index, std::span<const std::byte> value) {
  bind_one(index, Blob{{static_cast<const char*>(static_cast<const void*>(value.data())), value.size()}});
}

Sqlite::Sqlite(const std::filesystem::path& file, Access access) : file_(file) {
  if (access == Access::ServeAlone) lock_.emplace(file_);
  leave_out_memory_statistics();
  try {
    handle_ = opened(file, access);
    configure(access);
  } catch (const SQLite::Exception& error) {
    fail(error);
  }
}

Sqlite::~Sqlite() {
  statements_.clear();
  handle_.reset();
}

void Sqlite::configure(Access access) {
  execute("PRAGMA foreign_keys = ON");
  if (access == Access::ReadOnly) {
    execute("PRAGMA query_only = ON");
    return;
  }
  execute("PRAGMA page_size = 8192");  // of a new database: most mails fit into one or two pages
  execute("PRAGMA journal_mode = WAL");
  execute(
      "PRAGMA wal_autocheckpoint = 2000");  // 16 MB: pages that change with each mail are written back once
  execute("PRAGMA synchronous = FULL");
  execute("PRAGMA secure_delete = OFF");  // Debian's default rewrites freed pages; mails are not wiped by it
                                          // anyway
  execute("PRAGMA temp_store = MEMORY");
  execute("PRAGMA cache_size = -2000");
  execute("PRAGMA journal_size_limit = 16777216");
}

Query Sqlite::query(const char* sql) {
  try {
    auto found = statements_.find(sql);
    if (found == statements_.end()) found = statements_.emplace(sql, SQLite::Statement(*handle_, sql)).first;
    return Query(found->second, *this);
  } catch (const SQLite::Exception& error) {
    fail(error);
  }
}

void Sqlite::execute(const char* sql) {
  try {
    handle_->exec(sql);
  } catch (const SQLite::Exception& error) {
    fail(error);
  }
}

std::int64_t Sqlite::last_row() const {
  return handle_->getLastInsertRowid();
}
int Sqlite::rows_changed() const {
  return handle_->getChanges();
}

void Sqlite::fail(const SQLite::Exception& error) const {
  const std::string what = file_.string() + ": " + error.what();
  const int code = error.getErrorCode() & 0xff;
  if (is_of_the_row(code)) throw domain::RowError(what);
  if (is_permanent(code)) throw domain::PermanentError(what);
  throw domain::TemporaryError(what);
}

}  // namespace ticketd::store
