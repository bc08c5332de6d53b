// SPDX-License-Identifier: Apache-2.0
// SQLite as this folder uses it: statements are prepared once and kept, columns are read as domain types, and
// every failure becomes a WorldError that names the file. Not for other folders.
#pragma once

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <unordered_map>
#include <utility>

#include <SQLiteCpp/SQLiteCpp.h>

#include "domain/ids.hpp"
#include "domain/instant.hpp"
#include "store/access.hpp"
#include "store/file_lock.hpp"

namespace ticketd::store {

class Sqlite;

struct Blob {
  std::string_view bytes;
};

// A prepared statement in use: reset when it goes out of scope, so that it never holds a read transaction
// open.
class Query {
 public:
  Query(SQLite::Statement& statement, const Sqlite& sqlite) : statement_(statement), sqlite_(sqlite) {}
  ~Query();
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;

  // Strings and blobs are bound without a copy: they must outlive the query's last next().
  template <class... Values>
  Query& bind(const Values&... values) {
    int index = 0;
    (bind_one(++index, values), ...);
    return *this;
  }

  bool next();  // false after the last row
  void run();   // for statements without rows

  [[nodiscard]] bool is_null(int column) const;
  [[nodiscard]] std::int64_t number(int column) const;
  [[nodiscard]] std::string text(int column) const;
  [[nodiscard]] std::string_view bytes(int column) const;  // valid until the next row
  [[nodiscard]] domain::Instant instant(int column) const;
  [[nodiscard]] std::optional<domain::Instant> maybe_instant(int column) const;

 private:
  void bind_one(int index, std::int64_t value);
  void bind_one(int index, int value) { bind_one(index, static_cast<std::int64_t>(value)); }
  void bind_one(int index, std::uint32_t value) { bind_one(index, static_cast<std::int64_t>(value)); }
  void bind_one(int index, const std::string& value);
  void bind_one(int index, std::string_view value) { bind_copy(index, std::string(value)); }
  void bind_one(int index, const char* value) { bind_copy(index, std::string(value)); }
  void bind_one(int index, Blob value);
  void bind_one(int index, std::span<const std::byte> value);
  void bind_one(int index, std::nullptr_t);
  void bind_copy(int index, const std::string& value);
  void bind_one(int index, domain::Instant value) {
    bind_one(index, static_cast<std::int64_t>(value.time_since_epoch().count()));
  }
  template <class Kind>
  void bind_one(int index, domain::Id<Kind> value) {
    bind_one(index, value.value);
  }
  template <class Value>
  void bind_one(int index, const std::optional<Value>& value) {
    value ? bind_one(index, *value) : bind_one(index, nullptr);
  }
  template <class Enum>
  requires std::is_enum_v<Enum>
  void bind_one(int index, Enum value) { bind_one(index, static_cast<std::int64_t>(value)); }

  SQLite::Statement& statement_;
  const Sqlite& sqlite_;
};

class Sqlite {
 public:
  Sqlite(const std::filesystem::path& file, Access access);
  ~Sqlite();

  // `sql` must be a literal: its address is the key under which the prepared statement is kept.
  Query query(const char* sql);
  void execute(const char* sql);
  [[nodiscard]] std::int64_t last_row() const;
  [[nodiscard]] int rows_changed() const;
  [[noreturn]] void fail(const SQLite::Exception& error) const;

 private:
  void configure(Access access);

  std::filesystem::path file_;
  std::optional<FileLock> lock_;
  std::unique_ptr<SQLite::Database> handle_;
  std::unordered_map<const char*, SQLite::Statement> statements_;
};

}  // namespace ticketd::store
