// SPDX-License-Identifier: Apache-2.0
#include <memory>
#include <ostream>

#include <nlohmann/json.hpp>

#include "console/command.hpp"
#include "console/command_line.hpp"
#include "console/desk_access.hpp"
#include "console/json_answer.hpp"

namespace ticketd::console {
namespace {

void replay(Invocation& invocation, std::int64_t number) {
  const auto answer = ask_daemon(invocation, {{"do", "replay"}, {"ticket", number}});
  if (!was_done(invocation, answer)) return;
  if (invocation.json) return print_json(invocation, answer);
  const auto& ticket = answer["ticket"];
  invocation.out << "taken in again as " << (ticket.is_null() ? "an unfiled message" : "#" + ticket.dump())
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
