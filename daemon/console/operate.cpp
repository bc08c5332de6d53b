// SPDX-License-Identifier: Apache-2.0
#include <iterator>
#include <memory>
#include <optional>
#include <ostream>
#include <string>

#include "console/command.hpp"
#include "console/command_line.hpp"
#include "console/desk_access.hpp"
#include "console/failure.hpp"
#include "store/store.hpp"
#include "store/tickets.hpp"
#include "text/shown.hpp"
#include "text/trim.hpp"

namespace ticketd::console {
namespace {

struct Wish {
  std::int64_t number = 0;
  std::string text;
  std::string actor;
};

void operate(Invocation& invocation, const Wish& wish) {
  flow::Operate request{domain::TicketNumber{wish.number}, wish.text, std::nullopt};
  if (!wish.actor.empty()) request.as = wish.actor;
  const auto answer = ask_daemon(invocation, request);
  const auto* const operated = done_or_said(invocation, answer);
  if (operated == nullptr) return;
  if (invocation.json) return print_answer(invocation, answer);
  for (const auto& result : operated->results)
    invocation.out << result.command << ": " << result.done << '\n';
}

// Whose answer it is, and whose question it was; what is not known is empty.
struct Sides {
  std::string assignee{};
  std::string requester{};
};

Sides sides_of(const Invocation& invocation, std::int64_t number) {
  auto store = open_for_reading(invocation);
  return store::read(store, [&](store::Session& session) {
    const auto ticket = store::find_ticket(session, domain::TicketNumber{number});
    return ticket ? Sides{ticket->assignee, ticket->requester} : Sides{};
  });
}

void refuse(Invocation& invocation, const std::string& why) {
  invocation.exit_code = failed(invocation, Usage, why);
}

// The requester reads it as an agent's words: whose they are is never guessed, but the assignee's ticket it
// is.
void reply(Invocation& invocation, Wish wish) {
  const auto sides = sides_of(invocation, wish.number);
  if (wish.actor.empty()) wish.actor = sides.assignee;
  if (wish.actor.empty()) return refuse(invocation, "say who answers, by --as NAME: nobody is assigned");
  operate(invocation, wish);
  if (invocation.exit_code == Done && !invocation.json)
    invocation.out << "answered " << text::shown_in_line(sides.requester) << " as " << wish.actor << '\n';
}

Command add(Command app, const char* name, const char* meaning, const std::shared_ptr<Wish>& wish) {
  Command command = app.add_subcommand(name, meaning);
  command.add_ticket_number("number", wish->number, "the ticket's number").required();
  command.add_option("--as", wish->actor,
                     "who acts: an agent's name (of a reply: the assignee, unless said)");
  return command;
}

}  // namespace

void add_command(Command app, Invocation& invocation) {
  auto wish = std::make_shared<Wish>();
  Command command = add(app, "command", "act on a ticket without mail", wish);
  command.add_option("text", wish->text, "the command, as in a mail").required();
  command.footer("Examples:\n  ticketctl command 17 '/close'\n  ticketctl command 17 '/assign bo' --as anna");
  command.callback([wish, &invocation] {
    // Without a slash it would be words, and they would go to the requester.
    if (wish->text.starts_with('/')) return operate(invocation, *wish);
    refuse(invocation, "a command begins with a slash: '/" + wish->text + "'");
  });
}

void add_reply(Command app, Invocation& invocation) {
  auto wish = std::make_shared<Wish>();
  Command command = add(app, "reply", "answer the requester; the text comes from standard input", wish);
  command.footer("Example:\n  echo 'It is mended.' | ticketctl reply 17 --as anna");
  command.callback([wish, &invocation] {
    wish->text.assign(std::istreambuf_iterator<char>(invocation.in), {});
    if (!text::is_only_blank(wish->text)) return reply(invocation, *wish);
    refuse(invocation, "nothing was written on standard input");
  });
}

}  // namespace ticketd::console
