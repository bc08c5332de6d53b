// SPDX-License-Identifier: Apache-2.0
#include "net/real_servers.hpp"

#include <array>
#include <fcntl.h>
#include <spawn.h>
#include <sstream>
#include <stdexcept>
#include <sys/wait.h>
#include <unistd.h>

namespace ticketd::tests {

namespace {

std::string first_line(int descriptor) {
  std::string line;
  char letter = 0;
  while (::read(descriptor, &letter, 1) == 1 && letter != '\n') line += letter;
  return line;
}

}  // namespace

RealServers::RealServers() {
  std::array<int, 2> in{};
  std::array<int, 2> out{};
  if (::pipe2(in.data(), O_CLOEXEC) != 0 || ::pipe2(out.data(), O_CLOEXEC) != 0) {
    throw std::runtime_error("no pipes");
  }
  std::string program = "env";
  std::string path = "PYTHONPATH=" TICKETD_ROOT "/tests/end_to_end";
  std::string python = "python3";
  std::string script = TICKETD_ROOT "/tests/net/real_servers.py";
  const std::array<char*, 5> arguments{program.data(), path.data(), python.data(), script.data(), nullptr};
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_adddup2(&actions, in[0], STDIN_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions, out[1], STDOUT_FILENO);
  const int failure = ::posix_spawnp(&child_, program.c_str(), &actions, nullptr, arguments.data(), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  ::close(in[0]);
  ::close(out[1]);
  to_child_ = in[1];
  if (failure != 0) throw std::runtime_error("no python3");
  std::istringstream told(first_line(out[0]));
  ::close(out[0]);
  told >> imap_port_ >> imaps_port_ >> smtp_port_ >> ca_file_;
  if (ca_file_.empty()) throw std::runtime_error("the servers did not start");
}

RealServers::~RealServers() {
  ::close(to_child_);
  if (child_ > 0) ::waitpid(child_, nullptr, 0);
}

}  // namespace ticketd::tests
