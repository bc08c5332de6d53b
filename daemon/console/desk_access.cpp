// SPDX-License-Identifier: Apache-2.0
#include "console/desk_access.hpp"

#include <cerrno>
#include <cstring>
#include <ostream>
#include <string>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/un.h>
#include <unistd.h>

#include <nlohmann/json.hpp>

#include "config/partial.hpp"
#include "console/json_answer.hpp"
#include "domain/error.hpp"
#include "protocol/socket.hpp"
#include "store/sqlite/open.hpp"

namespace ticketd::console {
namespace {

using nlohmann::json;

// A connected descriptor, closed at the end.
class Line {
 public:
  Line(const std::filesystem::path& path, std::chrono::seconds longest)
      : path_(path.string()), handle_(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    if (path_.size() >= sizeof address.sun_path) fail("its path is too long for a socket");
    std::memcpy(address.sun_path, path_.c_str(), path_.size() + 1);
    const timeval patience{longest.count(), 0};
    ::setsockopt(handle_, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    const void* const raw = &address;
    if (::connect(handle_, static_cast<const sockaddr*>(raw), sizeof address) != 0) fail_to_connect(errno);
  }
  ~Line() { ::close(handle_); }
  Line(const Line&) = delete;
  Line& operator=(const Line&) = delete;

  void send(const std::string& text) {
    if (::send(handle_, text.data(), text.size(), MSG_NOSIGNAL) != static_cast<ssize_t>(text.size()))
      fail(std::strerror(errno));
  }

  std::string receive() {
    std::string text;
    std::string block(64 * 1024, '\0');
    while (text.size() < protocol::longest_answer) {
      const ssize_t got = ::recv(handle_, block.data(), block.size(), 0);
      if (got < 0) fail(std::strerror(errno));
      if (got == 0) return text;
      text.append(block, 0, static_cast<std::size_t>(got));
    }
    fail("the answer does not end");
  }

 private:
  [[noreturn]] void fail_to_connect(int error) const {
    if (error != ENOENT && error != ECONNREFUSED) fail(std::strerror(error));
    throw domain::TemporaryError("ticketd is not running: nobody answers at " + path_ + " (" +
                                 std::strerror(error) + ")");
  }
  [[noreturn]] void fail(const std::string& why) const {
    throw domain::TemporaryError("no daemon answers at " + path_ + " (" + why + "); is ticketd running?");
  }

  std::string path_;
  int handle_;
};

}  // namespace

store::Store open_for_reading(const Invocation& invocation) {
  return store::open_sqlite(config::store_place_of(invocation.config).path, store::Access::ReadOnly);
}

std::string exchange_lines(const Invocation& invocation, const std::string& line,
                           std::chrono::seconds patience) {
  if (line.size() + 1 > protocol::longest_request)
    throw domain::PermanentError("a request may have 64 KiB at most, and this one has " +
                                 std::to_string(line.size()) + " bytes");
  Line connection(protocol::socket_path(config::store_place_of(invocation.config).state), patience);
  connection.send(line + "\n");
  return connection.receive();
}

void say_refused(Invocation& invocation, const std::string& why, const std::string& answer) {
  invocation.err << "ticketctl: " << why << '\n';
  invocation.exit_code = No;
  if (!invocation.json) return;
  auto whole = json::parse(answer);
  whole["exit"] = invocation.exit_code;
  print_json(invocation, whole);
}

}  // namespace ticketd::console
