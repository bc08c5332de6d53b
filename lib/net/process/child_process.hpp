// SPDX-License-Identifier: Apache-2.0
// A program of another's that we run, waited for without blocking, for the rest of this folder only. It gets
// its own process group, none of our descriptors and none of our environment, and ends when we do: nothing
// that we started may ring a phone after we are gone.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <sys/types.h>
#include <vector>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>

namespace ticketd::net {

struct Program {
  std::vector<std::string> words;  // the program, looked up in PATH, and its arguments
  std::vector<std::string> environment;
  std::filesystem::path output;     // for standard output and error; empty: /dev/null, and our standard error
  std::uintmax_t largest_file = 0;  // in bytes, of any file that it writes; beyond it SIGXFSZ; 0: no limit
};

class ChildProcess {
 public:
  // Throws domain::TemporaryError if it cannot be started. Must be called by a thread that outlives it.
  ChildProcess(const boost::asio::any_io_executor& executor, const Program& program);
  ~ChildProcess();  // kills it, with its process group, if it still runs
  ChildProcess(const ChildProcess&) = delete;
  ChildProcess& operator=(const ChildProcess&) = delete;

  // Its exit status, 128 + signal if one ended it; nothing if it still runs at the deadline. Whatever it left
  // behind in its process group is killed. May be cancelled.
  boost::asio::awaitable<std::optional<int>> ended_within(std::chrono::milliseconds deadline);
  void signal(int number) const;  // to the whole process group
  [[nodiscard]] bool is_running() const { return !status_; }

 private:
  void reap(int options);

  pid_t pid_ = -1;
  boost::asio::posix::stream_descriptor pidfd_;
  std::optional<int> status_;
};

// PATH as Debian has it; what a program gets besides what it needs to know.
[[nodiscard]] std::string standard_path();

// The last line of a log, printable, at most 200 bytes; empty if there is none.
[[nodiscard]] std::string last_line_of(const std::filesystem::path& log);

}  // namespace ticketd::net
