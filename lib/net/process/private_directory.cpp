// SPDX-License-Identifier: Apache-2.0
#include "net/process/private_directory.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <stdlib.h>
#include <string>
#include <sys/file.h>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

#include "domain/error.hpp"

namespace ticketd::net {

namespace {

constexpr std::string_view prefix = "ticketd-call-";

[[noreturn]] void fail(const std::string& what) {
  throw domain::TemporaryError(what + ": cannot be written (" + std::strerror(errno) + ")");
}

std::filesystem::path usual_place() {
  const char* memory = "/dev/shm";
  return ::access(memory, W_OK | X_OK) == 0 ? memory : std::filesystem::temp_directory_path();
}

// A descriptor that holds the directory's lock; -1: somebody else's holds it, or it is not ours.
int lock_of(const std::string& directory) {
  const int lock = ::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (lock < 0) return -1;
  struct stat facts {};
  const bool is_ours = ::fstat(lock, &facts) == 0 && facts.st_uid == ::geteuid();
  if (is_ours && ::flock(lock, LOCK_EX | LOCK_NB) == 0) return lock;
  ::close(lock);
  return -1;
}

}  // namespace

PrivateDirectory::PrivateDirectory(const std::filesystem::path& parent) {
  const auto above = parent.empty() ? usual_place() : parent;
  // Before it is locked it looks like a leftover: whoever removes those may have been quicker.
  for (int tries = 0; tries < 10 && lock_ < 0; ++tries) {
    auto pattern = (above / (std::string(prefix) + "XXXXXX")).string();
    if (::mkdtemp(pattern.data()) == nullptr) fail(above.string());
    path_ = pattern;
    lock_ = lock_of(pattern);
    std::error_code ignored;
    if (lock_ < 0 || std::filesystem::exists(path_, ignored)) continue;
    ::close(lock_);
    lock_ = -1;
  }
  if (lock_ < 0) fail(above.string());
}

PrivateDirectory::~PrivateDirectory() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
  ::close(lock_);
}

void PrivateDirectory::write(std::string_view name, std::string_view content) const {
  const auto path = (path_ / name).string();
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  if (file < 0) fail(path);
  while (!content.empty()) {
    const auto written = ::write(file, content.data(), content.size());
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) {
      const int error = errno;
      ::close(file);
      errno = error;
      fail(path);
    }
    content.remove_prefix(static_cast<std::size_t>(written));
  }
  ::close(file);
}

void PrivateDirectory::remove(std::string_view name) const {
  std::error_code ignored;
  std::filesystem::remove(path_ / name, ignored);
}

void remove_leftovers(const std::filesystem::path& parent) {
  std::error_code ignored;
  for (const auto& entry :
       std::filesystem::directory_iterator(parent.empty() ? usual_place() : parent, ignored)) {
    if (!entry.path().filename().string().starts_with(prefix)) continue;
    const int lock = lock_of(entry.path().string());
    if (lock < 0) continue;
    std::filesystem::remove_all(entry.path(), ignored);
    ::close(lock);
  }
}

}  // namespace ticketd::net
