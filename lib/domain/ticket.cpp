// SPDX-License-Identifier: Apache-2.0
#include "domain/ticket.hpp"

#include <algorithm>
#include <array>

namespace ticketd::domain {
namespace {

constexpr std::array<std::string_view, 6> statuses{"new",      "open",   "waiting",
                                                   "resolved", "closed", "quarantined"};
constexpr std::array<std::string_view, 3> directions{"in", "out", "note"};

}  // namespace

std::string_view name_of(Status status) {
  return statuses.at(static_cast<std::size_t>(status));
}

std::optional<Status> status_named(std::string_view name) {
  const auto* const found = std::find(statuses.begin(), statuses.end(), name);
  if (found == statuses.end()) return std::nullopt;
  return static_cast<Status>(found - statuses.begin());
}

std::string_view name_of(Direction direction) {
  return directions.at(static_cast<std::size_t>(direction));
}

}  // namespace ticketd::domain
