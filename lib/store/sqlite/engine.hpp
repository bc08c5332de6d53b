// SPDX-License-Identifier: Apache-2.0
// SQLite as the engine below the store's verbs. Every failure becomes a WorldError that names the file.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

#include <SQLiteCpp/SQLiteCpp.h>

#include "store/engine.hpp"
#include "store/sqlite/access.hpp"
#include "store/sqlite/file_lock.hpp"
#include "store/sqlite/progress_hook.hpp"

namespace ticketd::store {

class Sqlite : public Engine {
 public:
  Sqlite(const std::filesystem::path& file, Access access);
  ~Sqlite() override;

  void begin(Purpose purpose) override;
  void commit() override { execute("COMMIT"); }
  void roll_back() noexcept override;
  [[nodiscard]] bool has_written() const override { return handle_->getTotalChanges() != changes_before_; }
  [[nodiscard]] int rows_changed() const override { return handle_->getChanges(); }
  [[nodiscard]] std::int64_t number_given() const override { return handle_->getLastInsertRowid(); }
  [[nodiscard]] std::int64_t next(Serial serial) override;

  void execute(const char* sql);
  // As long as what it returns lives, and no longer than the engine.
  [[nodiscard]] ProgressHook on_work(std::function<void()> tell) const;
  [[noreturn]] void fail(const SQLite::Exception& error) const;

 protected:
  [[nodiscard]] std::unique_ptr<Statement> prepare(const std::string& sql) override;

 private:
  void configure(Access access);

  std::filesystem::path file_;
  std::optional<FileLock> lock_;
  std::unique_ptr<SQLite::Database> handle_;
  int changes_before_ = 0;  // the unit of work that is under way
};

}  // namespace ticketd::store
