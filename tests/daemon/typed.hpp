// SPDX-License-Identifier: Apache-2.0
// A command line as somebody types it, and what came of it; for the tests of ticketctl.
#pragma once

#include <sstream>
#include <string>
#include <vector>

#include "config/stand_in.hpp"
#include "console/command.hpp"
#include "store/sqlite/open.hpp"

namespace ticketd::console {

struct Typed {
  int exit_code = 0;
  std::string out;
  std::string err;
};

inline Typed type(std::vector<std::string> words) {
  words.insert(words.begin(), "ticketctl");
  std::vector<const char*> pointers;
  for (const auto& word : words) pointers.push_back(word.c_str());
  std::istringstream in{"some words\n"};
  std::ostringstream out;
  std::ostringstream err;
  const int exit_code = run(static_cast<int>(pointers.size()), pointers.data(), in, out, err);
  return {exit_code, out.str(), err.str()};
}

// A desk whose daemon does not run and whose store has no ticket.
struct EmptyDesk {
  EmptyDesk() {
    place.write("ticketd.yaml", config::enough);
    const store::Store store = store::open_sqlite(place.path("ticketd.db"), store::Access::ServeAlone);
  }
  [[nodiscard]] Typed type(std::vector<std::string> words) const {
    words.insert(words.begin(), {"--config", place.path("ticketd.yaml").string()});
    return console::type(std::move(words));
  }
  config::StandIn place;
};

}  // namespace ticketd::console
