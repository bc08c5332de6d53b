// SPDX-License-Identifier: Apache-2.0
#include <ostream>

#include <nlohmann/json.hpp>

#include "console/command.hpp"
#include "console/command_line.hpp"
#include "console/desk_access.hpp"
#include "console/json_answer.hpp"
#include "store/reports.hpp"
#include "store/store.hpp"

namespace ticketd::console {
namespace {

void stats(const Invocation& invocation) {
  auto store = open_for_reading(invocation);
  store::read(store, [&](store::Session& session) {
    const auto totals = store::totals(session);
    if (invocation.json) {
      print_json(invocation, {{"tickets", totals.tickets},
                              {"messages", totals.messages},
                              {"unfiled", totals.unfiled},
                              {"open", totals.open},
                              {"quarantined", totals.quarantined},
                              {"outbox_pending", totals.outbox_pending},
                              {"outbox_failed", totals.outbox_failed},
                              {"outbox_sent", totals.outbox_sent}});
      return;
    }
    invocation.out << totals.tickets << " tickets, " << totals.open << " of them open, " << totals.quarantined
                   << " quarantined\n"
                   << totals.messages << " mails taken in, " << totals.unfiled << " of them unfiled\n"
                   << totals.outbox_sent << " mails sent, " << totals.outbox_pending << " waiting, "
                   << totals.outbox_failed << " refused\n";
  });
}

}  // namespace

void add_stats(Command app, Invocation& invocation) {
  Command command = app.add_subcommand("stats", "how many of everything");
  command.footer("Example:\n  ticketctl stats --json");
  command.callback([&invocation] { stats(invocation); });
}

}  // namespace ticketd::console
