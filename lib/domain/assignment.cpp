// SPDX-License-Identifier: Apache-2.0
#include "domain/assignment.hpp"

#include <algorithm>

namespace ticketd::domain {

std::string next_in_turn(std::span<const std::string> names, std::string_view last) {
  if (names.empty()) return {};
  const auto found = std::find(names.begin(), names.end(), last);
  if (found == names.end() || std::next(found) == names.end()) return names.front();
  return *std::next(found);
}

}  // namespace ticketd::domain
