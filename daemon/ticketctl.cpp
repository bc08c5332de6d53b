#include <iostream>
#include <sys/ioctl.h>
#include <unistd.h>

#include "console/command.hpp"

namespace {

int terminal_width() {
  winsize size{};
  if (::isatty(STDOUT_FILENO) == 0 || ::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) return 0;
  return size.ws_col == 0 ? 80 : size.ws_col;
}

}  // namespace

int main(int argc, char** argv) {
  return ticketd::console::run(argc, argv, std::cin, std::cout, std::cerr, terminal_width());
}
