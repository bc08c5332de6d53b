// SPDX-License-Identifier: Apache-2.0
#include <memory>
#include <ostream>

#include "console/command.hpp"
#include "console/command_line.hpp"
#include "console/desk_access.hpp"

namespace ticketd::console {
namespace {

void replay(Invocation& invocation, std::int64_t number) {
  const auto answer = ask_daemon(invocation, flow::Replay{domain::TicketNumber{number}});
  const auto* const replayed = done_or_said(invocation, answer);
  if (replayed == nullptr) return;
  if (invocation.json) return print_answer(invocation, answer);
  invocation.out << "taken in again as "
                 << (replayed->ticket ? "#" + std::to_string(replayed->ticket->value) : "an unfiled message")
                 << '\n';
}

}  // namespace

void add_replay(Command app, Invocation& invocation) {
  auto number = std::make_shared<std::int64_t>(0);
  Command command = app.add_subcommand("replay", "take in a quarantined mail again");
  command.add_ticket_number("number", *number, "the quarantined ticket's number").required();
  command.footer("Example:\n  ticketctl replay 17");
  command.callback([number, &invocation] { replay(invocation, *number); });
}

}  // namespace ticketd::console
