// SPDX-License-Identifier: Apache-2.0
#include "console/unfiled.hpp"

#include <ostream>

#include <nlohmann/json.hpp>

#include "console/command_line.hpp"
#include "console/desk_access.hpp"
#include "console/json_answer.hpp"
#include "console/table.hpp"
#include "console/ticket_json.hpp"
#include "store/store.hpp"
#include "store/unreadable.hpp"

namespace ticketd::console {

void show_unfiled(const Invocation& invocation, store::Session& session) {
  constexpr std::size_t at_most = 1000;
  for (const auto& words : store::unreadable_messages(session))
    invocation.err << "ticketctl: left out: " << words << '\n';
  const auto messages = store::unfiled_messages(session, at_most);
  if (invocation.json) {
    print_json(invocation, to_json(messages));
    return;
  }
  Table table({"message", "arrived (UTC)", "verdict", "from", "subject", "reason"});
  for (const auto& message : messages)
    table.add({std::to_string(message.number.value), shown(message.at),
               std::string(domain::name_of(message.classification.verdict)), message.sender, message.subject,
               message.classification.reason});
  if (table.is_empty()) {
    invocation.out << "no unfiled messages\n";
  } else {
    table.print(invocation.out, invocation.terminal_width);
  }
}

void add_unfiled(Command app, Invocation& invocation) {
  Command command = app.add_subcommand("unfiled", "the messages that belong to no ticket, newest first");
  command.footer("Example:\n  ticketctl unfiled");
  command.callback([&invocation] {
    auto store = open_for_reading(invocation);
    store::read(store, [&](store::Session& session) { show_unfiled(invocation, session); });
  });
}

}  // namespace ticketd::console
