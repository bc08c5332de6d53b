// SPDX-License-Identifier: Apache-2.0
// A desk with twenty agents and no telephone, on which many tickets are overdue at once.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "story/desk_world.hpp"

namespace ticketd::story {

// Tickets of nobody, opened a week ago, due eight hours later: what a backlog becomes when it is taken in.
void open_old(DeskWorld& world, std::size_t tickets);

struct BacklogWorld : DeskWorld {
  static constexpr std::size_t agents = 20;  // agent0@desk.example and so on

  BacklogWorld();

  // What the scheduler does with the steps when it wakes now.
  void fire();
  [[nodiscard]] std::size_t mails_to(std::string_view address);
  // The ticket's events of steps that fired, one a line.
  [[nodiscard]] std::string escalated(domain::TicketNumber ticket);
};

}  // namespace ticketd::story
