// SPDX-License-Identifier: Apache-2.0
#include <csignal>
#include <cstring>
#include <iostream>
#include <sys/ioctl.h>
#include <unistd.h>

#include "console/command.hpp"
#include "console/file_output.hpp"

namespace {

int terminal_width() {
  winsize size{};
  if (::isatty(STDOUT_FILENO) == 0 || ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return 0;
  return size.ws_col == 0 ? 80 : size.ws_col;
}

}  // namespace

int main(int argc, char** argv) {
  namespace console = ticketd::console;
  std::signal(SIGPIPE, SIG_IGN);
  console::occupy_closed_standard_files();
  console::FileOutput file(STDOUT_FILENO);
  std::ostream out(&file);
  std::cerr.tie(&out);  // on a terminal both come in their order
  const int exit_code = console::run(argc, argv, std::cin, out, std::cerr, terminal_width());
  out.flush();
  std::cerr.tie(nullptr);
  if (file.error() == 0) return exit_code;
  std::cerr << "ticketctl: the answer could not be written: " << std::strerror(file.error()) << '\n';
  return console::NotReached;
}
