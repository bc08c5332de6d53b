// SPDX-License-Identifier: Apache-2.0
// The words by which an operator says which tickets to list: as they are typed, and as the store is asked.
#pragma once

#include <stdexcept>
#include <string>

#include "console/command.hpp"
#include "console/command_line.hpp"
#include "domain/instant.hpp"
#include "store/ticket_list.hpp"

namespace ticketd::console {

// A word of the command line that means nothing; what() says which, and what would be right.
class WrongWord : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct FilterWords {
  std::string assignee;
  std::string customer;
  std::string queue;
  std::string status;
  int priority = 0;
  bool overdue = false;
  std::string due_before;
  std::string since;
  std::string until;
  std::string search;
  std::string sort;
};

// Adds the options; `words` gets what was given and must outlive the parse.
void add_filter_options(Command command, FilterWords& words);

// For people closed tickets are left out unless they are asked for; programs get all. Throws WrongWord.
[[nodiscard]] store::TicketFilter filter_of(const Invocation& invocation, const FilterWords& words,
                                            domain::Instant now);
// For people by urgency, for programs the newest first, where nothing else is said.
[[nodiscard]] store::TicketOrder order_of(const Invocation& invocation, const FilterWords& words);

}  // namespace ticketd::console
