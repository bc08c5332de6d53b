// SPDX-License-Identifier: Apache-2.0
#include "store/sqlite/progress_hook.hpp"

#include <utility>

#include <sqlite3.h>

namespace ticketd::store {
namespace {

// Of SQLite's virtual machine, which takes a few for a row: a row of a mailbox's largest mail is a moment,
// and thousands of small ones are too.
constexpr int instructions_between = 10'000;

int told(void* tell) {
  (*static_cast<std::function<void()>*>(tell))();
  return 0;  // go on
}

}  // namespace

ProgressHook::ProgressHook(sqlite3* connection, std::function<void()> tell)
    : connection_(connection), tell_(std::move(tell)) {
  sqlite3_progress_handler(connection_, instructions_between, told, &tell_);
}

ProgressHook::~ProgressHook() {
  sqlite3_progress_handler(connection_, 0, nullptr, nullptr);
}

}  // namespace ticketd::store
