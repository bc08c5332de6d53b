#include <iostream>

#include "console/command.hpp"

int main(int argc, char** argv) {
  return ticketd::console::run(argc, argv, std::cin, std::cout, std::cerr);
}
