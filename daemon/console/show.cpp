// SPDX-License-Identifier: Apache-2.0
#include <memory>
#include <ostream>

#include <nlohmann/json.hpp>

#include "console/clocks.hpp"
#include "console/command.hpp"
#include "console/command_line.hpp"
#include "console/desk_access.hpp"
#include "console/failure.hpp"
#include "console/json_answer.hpp"
#include "console/table.hpp"
#include "console/ticket_json.hpp"
#include "mail/parse.hpp"
#include "store/messages.hpp"
#include "store/store.hpp"

namespace ticketd::console {
namespace {

struct ShowOptions {
  std::int64_t number = 0;
  bool full = false;
};

void print_head(std::ostream& out, const store::TicketLine& line) {
  const auto& ticket = line.ticket;
  out << "#" << ticket.number.value << "  " << ticket.subject << "\n"
      << domain::name_of(ticket.status) << ", priority " << static_cast<int>(ticket.priority) << ", queue "
      << line.queue << ", assigned to " << (ticket.assignee.empty() ? "nobody" : ticket.assignee) << "\n"
      << "requester " << (ticket.requester.empty() ? "unknown" : ticket.requester)
      << (ticket.customer.empty() ? "" : " of " + ticket.customer) << ", language " << ticket.language << "\n"
      << "opened " << shown(ticket.opened) << " UTC, work begins by " << shown(ticket.respond_by) << " UTC\n";
}

std::string joined(const std::vector<std::string>& addresses) {
  std::string list;
  for (const auto& address : addresses) list += (list.empty() ? "" : ", ") + address;
  return list.empty() ? "nobody" : list;
}

void print_message(std::ostream& out, store::Session& session, const store::MessageLine& message, bool full) {
  out << "\n-- " << domain::name_of(message.direction) << "  " << shown(message.at) << " UTC  from "
      << message.sender;
  if (message.direction == domain::Direction::In)
    out << "  (" << domain::name_of(message.classification.verdict) << ")";
  if (message.direction == domain::Direction::Out) out << "  to " << joined(message.recipients);
  out << "\n";
  const auto raw = store::content_of(session, message.number);
  if (!raw) return;
  const auto mail = mail::parse(*raw);
  out << (full || message.direction == domain::Direction::Out ? mail.text : mail.reply);
  if (!mail.text.ends_with('\n')) out << '\n';
  for (const auto& attachment : mail.attachments)
    out << "[" << (attachment.name.empty() ? attachment.type : attachment.name) << ", " << attachment.size
        << " bytes]\n";
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

void show(Invocation& invocation, const ShowOptions& options) {
  auto store = open_for_reading(invocation);
  store::read(store, [&](store::Session& session) {
    const auto line = find(invocation, session, options.number);
    if (!line) return;
    const ClockFace clocks(invocation);
    const auto messages = store::messages_of(session, line->ticket.number);
    const auto history = store::history_of(session, line->ticket.number);
    if (invocation.json) {
      auto object = to_json(*line);
      object["clocks"] = clocks.as_json(session, line->ticket);
      object["messages"] = to_json(messages);
      object["history"] = to_json(history);
      object["time_entries"] = to_json(store::time_entries_of(session, line->ticket.number));
      print_json(invocation, object);
      return;
    }
    print_head(invocation.out, *line);
    for (const auto& clock : clocks.all(session, line->ticket))
      invocation.out << "clock " << painted(clock, invocation.terminal_width) << '\n';
    for (const auto& message : messages) print_message(invocation.out, session, message, options.full);
    invocation.out << '\n';
    print_history(invocation.out, history, invocation.terminal_width);
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
  command.add_flag("--full", options->full, "whole texts, not only what each wrote anew");
  command.footer("Examples:\n  ticketctl show 1042\n  ticketctl show 1042 --json | jq .messages");
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
