// SPDX-License-Identifier: Apache-2.0
// The lock that makes a daemon the only one on its database. A file of its own: SQLite's locks come and go
// with transactions, this one stands as long as its owner, and goes with the process however that ends.
#pragma once

#include <filesystem>

namespace ticketd::store {

class FileLock {
 public:
  // Takes DATABASE.lock. PermanentError when another process has it.
  explicit FileLock(const std::filesystem::path& session);
  ~FileLock();
  FileLock(const FileLock&) = delete;
  FileLock& operator=(const FileLock&) = delete;

 private:
  int handle_;
};

}  // namespace ticketd::store
