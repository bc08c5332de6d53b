// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <chrono>
#include <limits>
#include <memory>
#include <ostream>
#include <thread>

#include <nlohmann/json.hpp>

#include "console/clocks.hpp"
#include "console/command.hpp"
#include "console/command_line.hpp"
#include "console/desk_access.hpp"
#include "console/failure.hpp"
#include "console/json_answer.hpp"
#include "console/ticket_filter.hpp"
#include "console/ticket_json.hpp"
#include "console/ticket_table.hpp"
#include "console/unfiled.hpp"
#include "domain/rfc3339.hpp"
#include "store/agent_work.hpp"
#include "store/store.hpp"
#include "store/ticket_list.hpp"
#include "store/unreadable.hpp"

namespace ticketd::console {
namespace {

using nlohmann::json;

struct ListOptions {
  FilterWords which;
  std::size_t at_most = 0;
  std::int64_t after = 0;
  bool unfiled = false;
  bool watch = false;
  int every = 5;  // seconds
};

struct ListQuestion {
  store::TicketFilter filter;
  store::TicketOrder order = store::TicketOrder::Urgent;
  std::optional<domain::TicketNumber> after{};
  std::size_t at_most = 0;
};

ListQuestion question_of(const Invocation& invocation, const ListOptions& options, domain::Instant now) {
  constexpr std::size_t on_a_screen = 50;
  constexpr auto all = static_cast<std::size_t>(std::numeric_limits<std::int64_t>::max());
  ListQuestion question{.filter = filter_of(invocation, options.which, now),
                        .order = order_of(invocation, options.which),
                        .at_most = invocation.json ? all : on_a_screen};
  if (options.at_most > 0) question.at_most = options.at_most;
  if (options.after > 0) question.after = domain::TicketNumber{options.after};
  return question;
}

json list_instant(std::optional<domain::Instant> at) {
  return at ? json(domain::format_rfc3339(*at)) : json();
}

json listed_json(store::Session& session, const ClockFace& clocks, const store::ListedTicket& listed) {
  const auto& ticket = listed.line.ticket;
  auto object = to_json(listed.line);
  object["clocks"] = clocks.as_json(session, ticket);
  object["due"] = list_instant(listed.due);
  object["overdue"] = listed.due && *listed.due <= clocks.now();
  object["participants"] = addresses_of(store::participants_of(session, ticket.number));
  const auto mails = store::last_mails_of(session, ticket.number);
  object["last_in"] = list_instant(mails.in);
  object["last_out"] = list_instant(mails.out);
  return object;
}

// One array, of which no more than a ticket is held; it stops where nobody reads it any more.
void print_array(const Invocation& invocation, store::Session& session, const ClockFace& clocks,
                 const ListQuestion& question) {
  const char* before = "[";
  store::for_each_ticket(session, question.filter, question.order, question.after, question.at_most,
                         [&](const store::ListedTicket& listed) {
                           invocation.out << before;
                           before = ",";
                           write_json(invocation, listed_json(session, clocks, listed));
                           return invocation.out.good();
                         });
  invocation.out << (*before == '[' ? "[]" : "]") << '\n';
}

// 5,000
std::string counted(std::size_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t at = digits.size(); at > 3; at -= 3) digits.insert(at - 3, ",");
  return digits;
}

void print_table(const Invocation& invocation, store::Session& session, const ClockFace& clocks,
                 const ListQuestion& question) {
  std::vector<store::ListedTicket> tickets;
  store::for_each_ticket(session, question.filter, question.order, question.after, question.at_most,
                         [&](const store::ListedTicket& listed) {
                           tickets.push_back(listed);
                           return true;
                         });
  if (tickets.empty()) {
    invocation.out << "no tickets\n";
    return;
  }
  ticket_table(invocation, session, clocks, tickets).print(invocation.out, invocation.terminal_width);
  const auto all = static_cast<std::size_t>(store::count_tickets(session, question.filter));
  invocation.out << counted(tickets.size()) << " of " << counted(all);
  if (tickets.size() == question.at_most && all > tickets.size())
    invocation.out << "; the next: --after " << tickets.back().line.ticket.number.value;
  invocation.out << '\n';
}

bool is_there(store::Session& session, const ListQuestion& question) {
  return !question.after || store::ticket_line(session, *question.after);
}

void tell_what_is_left_out(const Invocation& invocation, store::Session& session,
                           const ListQuestion& question) {
  const auto& wanted = question.filter.statuses;
  const bool with_closed =
      wanted.empty() || std::find(wanted.begin(), wanted.end(), domain::Status::Closed) != wanted.end();
  const auto among = with_closed ? store::Among::All : store::Among::NotClosed;
  for (const auto& words : store::unreadable_tickets(session, among))
    invocation.err << "ticketctl: left out: " << words << '\n';
}

void list_once(Invocation& invocation, const ListOptions& options) {
  auto store = open_for_reading(invocation);
  store::read(store, [&](store::Session& session) {
    if (options.unfiled) return show_unfiled(invocation, session);
    const ClockFace clocks(invocation);
    const auto question = question_of(invocation, options, clocks.now());
    tell_what_is_left_out(invocation, session, question);
    if (!is_there(session, question)) {
      const auto words = "there is no ticket #" + std::to_string(options.after) + " to go on after";
      invocation.exit_code = failed(invocation, No, words);
    } else if (invocation.json) {
      print_array(invocation, session, clocks, question);
    } else {
      print_table(invocation, session, clocks, question);
    }
  });
}

// Until somebody ends it, or nobody reads it any more.
void watch(Invocation& invocation, const ListOptions& options) {
  while (invocation.exit_code == Done && invocation.out.good()) {
    if (invocation.terminal_width > 0) invocation.out << "\x1b[H\x1b[2J";
    list_once(invocation, options);
    invocation.out << std::flush;
    std::this_thread::sleep_for(std::chrono::seconds(options.every));
  }
}

void list(Invocation& invocation, const ListOptions& options) {
  if (options.watch && invocation.json) {
    invocation.exit_code = failed(invocation, Usage, "--watch is for people: --json can't be watched");
    return;
  }
  try {
    options.watch ? watch(invocation, options) : list_once(invocation, options);
  } catch (const WrongWord& wrong) {
    invocation.exit_code = failed(invocation, Usage, wrong.what());
  }
}

}  // namespace

void add_list(Command app, Invocation& invocation) {
  auto options = std::make_shared<ListOptions>();
  Command command = app.add_subcommand("list", "the tickets, the most urgent first");
  add_filter_options(command, options->which);
  command.add_option("--limit", options->at_most, "at most so many (50 where people read, all in JSON)");
  command.add_ticket_number("--after", options->after, "go on behind this ticket, in the same order");
  command.add_flag("--watch", options->watch, "again and again, until Ctrl-C");
  command.add_option("--every", options->every, "with --watch: after so many seconds").between(1, 3600);
  command.add_flag("--unfiled", options->unfiled, "the messages that belong to no ticket instead");
  command.footer(
      "Examples:\n"
      "  ticketctl list --overdue\n"
      "  ticketctl list --assignee anna --due-before 4h --watch\n"
      "  ticketctl list --customer Volvo --status all --since 2026-11-01 --until 2026-11-30\n"
      "  ticketctl list --json | jq '.[].number'");
  command.callback([options, &invocation] { list(invocation, *options); });
}

}  // namespace ticketd::console
