// SPDX-License-Identifier: Apache-2.0
#include <sstream>

#include "config/config.hpp"

namespace ticketd::config {
namespace {

std::string lines(const std::vector<Problem>& problems) {
  std::ostringstream text;
  for (const Problem& problem : problems) {
    if (&problem != &problems.front()) text << '\n';
    text << to_string(problem);
  }
  return text.str();
}

}  // namespace

std::string to_string(const Problem& problem) {
  std::string text = problem.file;
  if (problem.line > 0) text += ':' + std::to_string(problem.line);
  if (!problem.key.empty()) text += ": " + problem.key;
  return text + ": " + problem.what;
}

Invalid::Invalid(std::vector<Problem> problems)
    : std::runtime_error(lines(problems)), problems_(std::move(problems)) {}

}  // namespace ticketd::config
