// SPDX-License-Identifier: Apache-2.0
// While it lives, `tell` is called again and again as SQLite works for this connection, also within one long
// statement. `tell` must neither throw nor use the connection.
#pragma once

#include <functional>

struct sqlite3;

namespace ticketd::store {

class ProgressHook {
 public:
  ProgressHook(sqlite3* connection, std::function<void()> tell);
  ~ProgressHook();
  ProgressHook(const ProgressHook&) = delete;
  ProgressHook& operator=(const ProgressHook&) = delete;

 private:
  sqlite3* connection_;
  std::function<void()> tell_;
};

}  // namespace ticketd::store
