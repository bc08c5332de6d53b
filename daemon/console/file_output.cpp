// SPDX-License-Identifier: Apache-2.0
#include "console/file_output.hpp"

#include <cerrno>
#include <fcntl.h>
#include <poll.h>
#include <string_view>
#include <unistd.h>

namespace ticketd::console {

FileOutput::FileOutput(int file) : file_(file), is_terminal_(::isatty(file) != 0) {}

FileOutput::int_type FileOutput::overflow(int_type character) {
  if (traits_type::eq_int_type(character, traits_type::eof())) return traits_type::not_eof(character);
  const char one = traits_type::to_char_type(character);
  return xsputn(&one, 1) == 1 ? character : traits_type::eof();
}

std::streamsize FileOutput::xsputn(const char* text, std::streamsize size) {
  constexpr std::size_t block = 64 * 1024;
  const std::string_view added(text, static_cast<std::size_t>(size));
  waiting_ += added;
  const bool is_due =
      waiting_.size() >= block || (is_terminal_ && added.find('\n') != std::string_view::npos);
  return !is_due || write_waiting() ? size : 0;
}

int FileOutput::sync() {
  return write_waiting() ? 0 : -1;
}

bool FileOutput::write_waiting() {
  std::string_view rest = waiting_;
  while (!rest.empty() && !reader_left_ && error_ == 0) {
    const ssize_t written = ::write(file_, rest.data(), rest.size());
    if (written >= 0) {
      rest.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno == EPIPE) {
      reader_left_ = true;
    } else if (errno == EAGAIN) {
      pollfd room{file_, POLLOUT, 0};
      ::poll(&room, 1, -1);
    } else if (errno != EINTR) {
      error_ = errno;
    }
  }
  waiting_.clear();
  return error_ == 0 && !reader_left_;
}

void occupy_closed_standard_files() {
  int file = STDIN_FILENO;
  while (file >= 0 && file <= STDERR_FILENO) file = ::open("/dev/null", O_RDONLY | O_CLOEXEC);
  if (file > STDERR_FILENO) ::close(file);
}

}  // namespace ticketd::console
