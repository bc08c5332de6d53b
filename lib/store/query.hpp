// SPDX-License-Identifier: Apache-2.0
// A statement in use by a verb: domain types are bound to its parameters and read from its columns. It is
// given back when it goes out of scope, so that it never holds a look at the store open.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

#include "domain/ids.hpp"
#include "domain/instant.hpp"
#include "store/engine.hpp"
#include "store/session.hpp"
#include "store/stored_numbers.hpp"

namespace ticketd::store {

struct Blob {
  std::string_view bytes;
};

class Query {
 public:
  explicit Query(Statement& statement) : statement_(statement) {}
  ~Query() { statement_.reset(); }
  Query(const Query&) = delete;
  Query& operator=(const Query&) = delete;

  // Strings and blobs are bound without a copy: they must outlive the query's last next().
  template <class... Values>
  Query& bind(const Values&... values) {
    int index = 0;
    (bind_one(++index, values), ...);
    return *this;
  }

  bool next() { return statement_.step(); }  // false after the last row
  void run();                                // for statements without rows

  [[nodiscard]] bool is_null(int column) const { return statement_.is_null(column); }
  [[nodiscard]] std::int64_t number(int column) const { return statement_.number(column); }
  [[nodiscard]] std::string text(int column) const { return std::string(statement_.bytes(column)); }
  // Valid until the next row.
  [[nodiscard]] std::string_view bytes(int column) const { return statement_.bytes(column); }
  [[nodiscard]] domain::Instant instant(int column) const;
  // `name`: the column's, for people: "ticket.status". RowError for a number that is no enumerator's.
  template <class Enum>
  [[nodiscard]] Enum enumerator(int column, std::string_view name) const {
    return enumerator_of<Enum>(number(column), name);
  }
  [[nodiscard]] std::optional<domain::Instant> maybe_instant(int column) const;

 private:
  void bind_one(int index, std::int64_t value) { statement_.bind_number(index, value); }
  void bind_one(int index, int value) { bind_one(index, static_cast<std::int64_t>(value)); }
  void bind_one(int index, std::uint32_t value) { bind_one(index, static_cast<std::int64_t>(value)); }
  void bind_one(int index, const std::string& value) { statement_.bind_text_in_place(index, value); }
  void bind_one(int index, std::string_view value) { statement_.bind_text(index, std::string(value)); }
  void bind_one(int index, const char* value) { statement_.bind_text(index, value); }
  void bind_one(int index, Blob value) { statement_.bind_bytes_in_place(index, value.bytes); }
  void bind_one(int index, std::span<const std::byte> value);
  void bind_one(int index, std::nullptr_t) { statement_.bind_null(index); }
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

  Statement& statement_;
};

}  // namespace ticketd::store
