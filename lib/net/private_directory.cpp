#include "net/private_directory.hpp"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <stdlib.h>
#include <string>
#include <system_error>
#include <unistd.h>

#include "domain/error.hpp"

namespace ticketd::net {

namespace {

[[noreturn]] void fail(const std::string& what) {
  throw domain::TemporaryError(what + ": cannot be written (" + std::strerror(errno) + ")");
}

std::filesystem::path usual_place() {
  const char* memory = "/dev/shm";
  return ::access(memory, W_OK | X_OK) == 0 ? memory : std::filesystem::temp_directory_path();
}

}  // namespace

PrivateDirectory::PrivateDirectory(const std::filesystem::path& parent) {
  const auto above = parent.empty() ? usual_place() : parent;
  auto pattern = (above / "ticketd-XXXXXX").string();
  if (::mkdtemp(pattern.data()) == nullptr) fail(above.string());
  path_ = pattern;
}

PrivateDirectory::~PrivateDirectory() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
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

}  // namespace ticketd::net
