// SPDX-License-Identifier: Apache-2.0
// What every verb of this folder is handed: the store within one unit of work (transact) or one look (read).
// Only those make a Session, so whoever takes one is inside a transaction. Of one thread, and not to be kept.
#pragma once

#include <cstdint>

namespace ticketd::store {

class Engine;
class Query;  // store/query.hpp, which the verbs alone include

class Session {
 public:
  explicit Session(Engine& engine) : engine_(engine) {}
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  // For the verbs. `sql` must be a literal, in the SQL that store/engine.hpp names.
  [[nodiscard]] Query query(const char* sql);
  [[nodiscard]] int rows_changed() const;           // by the last statement
  [[nodiscard]] std::int64_t number_given() const;  // to the row inserted last
  [[nodiscard]] Engine& engine() const { return engine_; }

 private:
  Engine& engine_;
};

}  // namespace ticketd::store
