// SPDX-License-Identifier: Apache-2.0
#include "store/sqlite/file_lock.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <string>
#include <sys/file.h>
#include <unistd.h>

#include "domain/error.hpp"

namespace ticketd::store {

FileLock::FileLock(const std::filesystem::path& session) {
  const std::string name = session.string() + ".lock";
  handle_ = ::open(name.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0660);
  if (handle_ < 0) throw domain::TemporaryError(name + ": cannot be opened (" + std::strerror(errno) + ")");
  if (::flock(handle_, LOCK_EX | LOCK_NB) == 0) return;
  ::close(handle_);
  throw domain::PermanentError(session.string() + ": another ticketd is running on this database");
}

FileLock::~FileLock() {
  ::close(handle_);
}

}  // namespace ticketd::store
