// SPDX-License-Identifier: Apache-2.0
// The seam below the verbs of this folder: what a database engine has to do for them. The verbs are written
// once, in SQL that engines share: parameters ?1, ?2 (or ? in order), ON CONFLICT with its columns named,
// RETURNING, no rowid. Errors: TemporaryError and PermanentError of the engine, RowError for a statement
// whose values it refuses, SerializationFailure for a unit of work that is to be run again.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>

#include "domain/error.hpp"

namespace ticketd::store {

// Another unit of work stood in the way of this one; nothing of it was kept.
class SerializationFailure : public domain::TemporaryError {
 public:
  using TemporaryError::TemporaryError;
};

// One prepared statement, used by one Query at a time.
class Statement {
 public:
  Statement() = default;
  Statement(const Statement&) = delete;
  Statement& operator=(const Statement&) = delete;
  virtual ~Statement() = default;

  // Parameters count from 1. What is bound `in_place` outlives the statement's use, and is not copied.
  virtual void bind_null(int parameter) = 0;
  virtual void bind_number(int parameter, std::int64_t value) = 0;
  virtual void bind_text(int parameter, const std::string& value) = 0;
  virtual void bind_text_in_place(int parameter, const std::string& value) = 0;
  virtual void bind_bytes_in_place(int parameter, std::string_view value) = 0;

  virtual bool step() = 0;  // to the next row; false: there is none
  // Columns count from 0. The bytes, of a text too, stay valid until the next step.
  [[nodiscard]] virtual bool is_null(int column) const = 0;
  [[nodiscard]] virtual std::int64_t number(int column) const = 0;
  [[nodiscard]] virtual std::string_view bytes(int column) const = 0;

  // Gives up what is left of the rows, and all bindings that were in place. Never fails.
  virtual void reset() noexcept = 0;
};

// What a unit of work is begun for.
enum class Purpose : std::uint8_t { Reading, Writing };

// Counters of which no two kept rows have the same number, and whose numbers rise.
enum class Serial : std::uint8_t { OutboxRow };

class Engine {
 public:
  Engine() = default;
  Engine(const Engine&) = delete;
  Engine& operator=(const Engine&) = delete;
  virtual ~Engine() = default;

  // The statement of this text, prepared when it is first asked for. `sql` must be a literal: its address is
  // the key under which the statement is kept. `{Enum::Name}` in it stands for the number that a column
  // holds.
  [[nodiscard]] Statement& statement(const char* sql);

  virtual void begin(Purpose purpose) = 0;
  virtual void commit() = 0;
  virtual void roll_back() noexcept = 0;
  // Whether the unit of work under way has changed anything.
  [[nodiscard]] virtual bool has_written() const = 0;

  [[nodiscard]] virtual int rows_changed() const = 0;           // by the last statement
  [[nodiscard]] virtual std::int64_t number_given() const = 0;  // to the row inserted last
  [[nodiscard]] virtual std::int64_t next(Serial serial) = 0;

 protected:
  [[nodiscard]] virtual std::unique_ptr<Statement> prepare(const std::string& sql) = 0;
  // For an engine whose statements must go before it does.
  void forget_statements() { statements_.clear(); }

 private:
  std::unordered_map<const char*, std::unique_ptr<Statement>> statements_;
};

}  // namespace ticketd::store
