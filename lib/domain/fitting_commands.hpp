// SPDX-License-Identifier: Apache-2.0
// The commands that make sense for a ticket as it is: what notices offer to agents. Whatever changes a status
// follows from the workflow's table, so that no notice offers what would be refused or would change nothing.
#pragma once

#include <string_view>
#include <vector>

#include "domain/ticket.hpp"

namespace ticketd::domain {

struct Situation {
  Status status = Status::New;
  bool has_begun = false;           // work on it
  bool reader_is_assignee = false;  // whoever reads the notice has the ticket
};

// As read_commands() knows them, without the slash, in the order of a ticket's life.
[[nodiscard]] std::vector<std::string_view> fitting_commands(const Situation& situation);

// Those that end the calls about it, whether they change the status or not.
[[nodiscard]] std::vector<std::string_view> commands_that_end_calls(Status status);

}  // namespace ticketd::domain
