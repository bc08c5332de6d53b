// SPDX-License-Identifier: Apache-2.0
#include <limits>
#include <memory>
#include <ostream>

#include <nlohmann/json.hpp>

#include "console/clocks.hpp"
#include "console/command.hpp"
#include "console/command_line.hpp"
#include "console/desk_access.hpp"
#include "console/json_answer.hpp"
#include "console/table.hpp"
#include "console/ticket_json.hpp"
#include "console/unfiled.hpp"
#include "store/store.hpp"
#include "store/unreadable.hpp"

namespace ticketd::console {
namespace {

struct ListOptions {
  std::string status;
  std::size_t at_most = 0;
  bool unfiled = false;
};

Tone tone_of(domain::Status status) {
  if (status == domain::Status::Quarantined) return Tone::Bad;
  return status == domain::Status::Closed ? Tone::Faint : Tone::Plain;
}

void print(const Invocation& invocation, store::Session& session,
           const std::vector<store::TicketLine>& lines) {
  const ClockFace clocks(invocation);
  Table table({"number", "status", "prio", "queue", "requester", "begins by (UTC)", "clock", "subject"});
  for (const auto& [ticket, queue] : lines)
    table.add({"#" + std::to_string(ticket.number.value),
               Cell(std::string(domain::name_of(ticket.status)), tone_of(ticket.status)),
               std::to_string(static_cast<int>(ticket.priority)), queue, ticket.requester,
               shown(ticket.respond_by), clocks.tightest(session, ticket), ticket.subject});
  if (table.is_empty()) {
    invocation.out << "no tickets\n";
  } else {
    table.print(invocation.out, invocation.terminal_width);
  }
}

void list(Invocation& invocation, const ListOptions& options) {
  auto store = open_for_reading(invocation);
  store::read(store, [&](store::Session& session) {
    if (options.unfiled) return show_unfiled(invocation, session);
    std::optional<domain::Status> status;
    if (!options.status.empty()) status = domain::status_named(options.status);
    constexpr std::size_t on_a_screen = 50;
    constexpr auto all = static_cast<std::size_t>(std::numeric_limits<std::int64_t>::max());
    const std::size_t at_most = options.at_most > 0 ? options.at_most : invocation.json ? all : on_a_screen;
    for (const auto& words : store::unreadable_tickets(session))
      invocation.err << "ticketctl: left out: " << words << '\n';
    const auto lines = store::ticket_lines(session, status, at_most);
    if (!invocation.json) return print(invocation, session, lines);
    const ClockFace clocks(invocation);
    auto array = nlohmann::json::array();
    for (const auto& line : lines) {
      auto object = to_json(line);
      object["clocks"] = clocks.as_json(session, line.ticket);
      array.push_back(std::move(object));
    }
    print_json(invocation, array);
  });
}

}  // namespace

void add_list(Command app, Invocation& invocation) {
  auto options = std::make_shared<ListOptions>();
  Command command = app.add_subcommand("list", "the tickets, newest first");
  command.add_option("--status", options->status, "only these")
      .one_of({"new", "open", "waiting", "resolved", "closed", "quarantined"});
  command.add_option("--limit", options->at_most, "at most so many (50 where people read, all in JSON)");
  command.add_flag("--unfiled", options->unfiled, "the messages that belong to no ticket instead");
  command.footer("Examples:\n  ticketctl list --status new\n  ticketctl list --json | jq '.[].number'");
  command.callback([options, &invocation] { list(invocation, *options); });
}

}  // namespace ticketd::console
