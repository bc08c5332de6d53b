// SPDX-License-Identifier: Apache-2.0
#include "store/sqlite/engine.hpp"

#include <unistd.h>

#include <sqlite3.h>

#include "domain/row_error.hpp"
#include "store/query.hpp"

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

class Prepared : public Statement {
 public:
  Prepared(const Sqlite& sqlite, SQLite::Database& handle, const std::string& sql)
      : sqlite_(sqlite), statement_(handle, sql) {}

  void bind_null(int parameter) override { statement_.bind(parameter); }
  void bind_number(int parameter, std::int64_t value) override { statement_.bind(parameter, value); }
  void bind_text(int parameter, const std::string& value) override { statement_.bind(parameter, value); }
  void bind_text_in_place(int parameter, const std::string& value) override {
    statement_.bindNoCopy(parameter, value);
  }
  void bind_bytes_in_place(int parameter, std::string_view value) override {
    // A null pointer would be NULL, not an empty blob.
    statement_.bindNoCopy(parameter, value.data() == nullptr ? "" : value.data(),
                          static_cast<int>(value.size()));
  }

  bool step() override {
    try {
      return statement_.executeStep();
    } catch (const SQLite::Exception& error) {
      sqlite_.fail(error);
    }
  }

  [[nodiscard]] bool is_null(int column) const override { return statement_.isColumnNull(column); }
  [[nodiscard]] std::int64_t number(int column) const override {
    return statement_.getColumn(column).getInt64();
  }
  [[nodiscard]] std::string_view bytes(int column) const override {
    const SQLite::Column value = statement_.getColumn(column);
    const void* const start = value.getBlob();
    if (start == nullptr) return {};
    return {static_cast<const char*>(start), static_cast<std::size_t>(value.getBytes())};
  }

  void reset() noexcept override { statement_.tryReset(); }

 private:
  const Sqlite& sqlite_;
  mutable SQLite::Statement statement_;
};

}  // namespace

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
  forget_statements();
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

std::unique_ptr<Statement> Sqlite::prepare(const std::string& sql) {
  try {
    return std::make_unique<Prepared>(*this, *handle_, sql);
  } catch (const SQLite::Exception& error) {
    fail(error);
  }
}

// One writer at a time: a unit of work waits for the other's end here, and never has to be run again.
void Sqlite::begin(Purpose purpose) {
  execute(purpose == Purpose::Reading ? "BEGIN" : "BEGIN IMMEDIATE");
  changes_before_ = handle_->getTotalChanges();
}

void Sqlite::roll_back() noexcept {
  try {
    execute("ROLLBACK");
  } catch (const domain::WorldError&) {
    // SQLite has rolled back by itself already, as it does when the disk is full.
  }
}

std::int64_t Sqlite::next(Serial serial) {
  switch (serial) {
    case Serial::OutboxRow: {
      // RETURNING would make SQLite build a table for its one row.
      Query(statement("UPDATE serial SET next = next + 1 WHERE name = 'outbox'")).run();
      Query query(statement("SELECT next - 1 FROM serial WHERE name = 'outbox'"));
      return query.next() ? query.number(0) : throw domain::PermanentError(file_.string() + ": no serials");
    }
  }
  throw std::logic_error("an unknown serial");
}

void Sqlite::execute(const char* sql) {
  try {
    handle_->exec(sql);
  } catch (const SQLite::Exception& error) {
    fail(error);
  }
}

ProgressHook Sqlite::on_work(std::function<void()> tell) const {
  return {handle_->getHandle(), std::move(tell)};
}

void Sqlite::fail(const SQLite::Exception& error) const {
  const std::string what = file_.string() + ": " + error.what();
  const int code = error.getErrorCode() & 0xff;
  if (is_of_the_row(code)) throw domain::RowError(what);
  if (is_permanent(code)) throw domain::PermanentError(what);
  throw domain::TemporaryError(what);
}

}  // namespace ticketd::store
