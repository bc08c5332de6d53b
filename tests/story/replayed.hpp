// SPDX-License-Identifier: Apache-2.0
// What a ticket must be like by its history alone.
#pragma once

#include <set>
#include <string>

#include "story/desk_world.hpp"

namespace ticketd::story {

struct TicketState {
  std::string status = "new";
  int priority = 3;
  std::string assignee;
  std::string subject;
  std::string queue;
  std::set<std::string> participants;
  domain::Seconds time_spent{0};

  bool operator==(const TicketState&) const = default;
};

// Begins with what it was opened as. A change that does not begin where the one before ended fails the test.
[[nodiscard]] TicketState replayed(DeskWorld& world, domain::TicketNumber number, TicketState opened);
// As it is stored.
[[nodiscard]] TicketState stored(DeskWorld& world, domain::TicketNumber number);
[[nodiscard]] std::string words_of(const TicketState& state);

}  // namespace ticketd::story
