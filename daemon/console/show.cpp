// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <memory>
#include <ostream>

#include <nlohmann/json.hpp>

#include "console/clocks.hpp"
#include "console/command.hpp"
#include "console/command_line.hpp"
#include "console/conversation.hpp"
#include "console/desk_access.hpp"
#include "console/failure.hpp"
#include "console/json_answer.hpp"
#include "console/table.hpp"
#include "console/ticket_json.hpp"
#include "store/agent_work.hpp"
#include "store/messages.hpp"
#include "store/store.hpp"
#include "text/shown.hpp"

namespace ticketd::console {
namespace {

struct ShowOptions {
  std::int64_t number = 0;
  bool full = false;
  bool thread = false;
  std::int64_t raw = 0;
};

void print_head(std::ostream& out, const store::TicketLine& line) {
  const auto& ticket = line.ticket;
  out << "#" << ticket.number.value << "  " << text::shown_in_line(ticket.subject) << "\n"
      << domain::name_of(ticket.status) << ", priority " << static_cast<int>(ticket.priority) << ", queue "
      << line.queue << ", assigned to " << (ticket.assignee.empty() ? "nobody" : ticket.assignee) << "\n"
      << "requester " << (ticket.requester.empty() ? "unknown" : text::shown_in_line(ticket.requester))
      << (ticket.customer.empty() ? "" : " of " + ticket.customer) << ", language " << ticket.language << "\n"
      << "opened " << shown(ticket.opened) << " UTC, work begins by " << shown(ticket.respond_by) << " UTC\n";
}

void print_history(std::ostream& out, const std::vector<store::EventLine>& history, int width) {
  Table table({"at (UTC)", "actor", "event", "detail"});
  for (const auto& event : history) table.add({shown(event.at), event.actor, event.name, event.detail});
  table.print(out, width);
}

std::optional<store::TicketLine> find(Invocation& invocation, store::Session& session, std::int64_t number) {
  auto line = store::ticket_line(session, domain::TicketNumber{number});
  if (!line) invocation.exit_code = failed(invocation, No, "there is no ticket #" + std::to_string(number));
  return line;
}

nlohmann::json ticket_json(store::Session& session, const ClockFace& clocks, const store::TicketLine& line) {
  const auto number = line.ticket.number;
  auto object = to_json(line);
  object["clocks"] = clocks.as_json(session, line.ticket);
  object["participants"] = addresses_of(store::participants_of(session, number));
  object["messages"] = conversation_json(session, store::messages_of(session, number));
  object["history"] = to_json(store::history_of(session, number));
  object["time_entries"] = to_json(store::time_entries_of(session, number));
  return object;
}

// The mail as it came or left, byte by byte.
void print_raw(Invocation& invocation, store::Session& session, const ShowOptions& options) {
  const domain::MessageNumber wanted{options.raw};
  const auto messages = store::messages_of(session, domain::TicketNumber{options.number});
  const bool is_its_own = std::any_of(messages.begin(), messages.end(),
                                      [&](const auto& message) { return message.number == wanted; });
  const auto raw = is_its_own ? store::content_of(session, wanted) : std::nullopt;
  if (raw)
    invocation.out << *raw;
  else
    invocation.exit_code =
        failed(invocation, No,
               "#" + std::to_string(options.number) + " has no message " + std::to_string(options.raw));
}

void print_ticket(const Invocation& invocation, store::Session& session, const ShowOptions& options,
                  const store::TicketLine& line) {
  const auto number = line.ticket.number;
  print_head(invocation.out, line);
  if (!options.thread)
    for (const auto& clock : ClockFace(invocation).all(session, line.ticket))
      invocation.out << "clock " << painted(clock, invocation.terminal_width) << '\n';
  print_conversation(invocation, session, store::messages_of(session, number),
                     options.full ? Telling::Whole : Telling::Brief);
  if (options.thread) return;
  invocation.out << '\n';
  print_history(invocation.out, store::history_of(session, number), invocation.terminal_width);
}

void show(Invocation& invocation, const ShowOptions& options) {
  auto store = open_for_reading(invocation);
  store::read(store, [&](store::Session& session) {
    const auto line = find(invocation, session, options.number);
    if (!line) return;
    if (options.raw > 0) return print_raw(invocation, session, options);
    if (invocation.json) return print_json(invocation, ticket_json(session, ClockFace(invocation), *line));
    print_ticket(invocation, session, options, *line);
  });
}

void show_history(Invocation& invocation, std::int64_t number) {
  auto store = open_for_reading(invocation);
  store::read(store, [&](store::Session& session) {
    const auto line = find(invocation, session, number);
    if (!line) return;
    const auto history = store::history_of(session, line->ticket.number);
    if (invocation.json) {
      print_json(invocation, to_json(history));
    } else {
      print_history(invocation.out, history, invocation.terminal_width);
    }
  });
}

}  // namespace

void add_show(Command app, Invocation& invocation) {
  auto options = std::make_shared<ShowOptions>();
  Command command = app.add_subcommand("show", "one ticket: who, what, its thread and its history");
  command.add_ticket_number("number", options->number, "the ticket's number").required();
  command.add_flag("--full", options->full,
                   "whole texts, not only what each wrote anew, of the desk's letters too");
  command.add_flag("--thread", options->thread, "only the conversation: no clocks and no history");
  command.add_option("--raw", options->raw, "this message, by its number, byte by byte as it came or left");
  command.footer(
      "Examples:\n  ticketctl show 1042\n  ticketctl show 1042 --raw 3117 > mail.eml\n  ticketctl show 1042 "
      "--json | jq .messages");
  command.callback([options, &invocation] { show(invocation, *options); });
}

void add_history(Command app, Invocation& invocation) {
  auto number = std::make_shared<std::int64_t>(0);
  Command command = app.add_subcommand("history", "what happened to a ticket, in order");
  command.add_ticket_number("number", *number, "the ticket's number").required();
  command.footer("Example:\n  ticketctl history 1042");
  command.callback([number, &invocation] { show_history(invocation, *number); });
}

}  // namespace ticketd::console
