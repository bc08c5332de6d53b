// SPDX-License-Identifier: Apache-2.0
// What load_text() says is wrong with a text, as lines "LINE KEY: WHAT".
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "config/config.hpp"
#include "stand_in.hpp"

namespace ticketd::config {

inline std::vector<std::string> refusals(const StandIn& place, std::string_view yaml) {
  std::vector<std::string> lines;
  try {
    (void)load_text(yaml, place.path("ticketd.yaml"));
  } catch (const Invalid& invalid) {
    for (const Problem& problem : invalid.problems()) {
      lines.push_back(std::to_string(problem.line) + ' ' + problem.key + ": " + problem.what);
    }
  }
  return lines;
}

// `enough` with one of its five lines (from 1) replaced.
inline std::string with_line(int number, std::string_view line) {
  std::string text;
  std::string_view rest = enough;
  for (int at = 1; !rest.empty(); ++at) {
    const std::size_t end = rest.find('\n') + 1;
    text += at == number ? std::string(line) + '\n' : std::string(rest.substr(0, end));
    rest.remove_prefix(end);
  }
  return text;
}

// `enough` and further sections, from line 6 on.
inline std::string with_more(std::string_view sections) {
  return std::string(enough) + std::string(sections) + '\n';
}

}  // namespace ticketd::config
