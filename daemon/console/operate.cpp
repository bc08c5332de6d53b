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

void refuse(Invocation& invocation, const std::string& why) {
  invocation.exit_code = failed(invocation, Usage, why);
}

Command add(Command app, const char* name, const char* meaning, const std::shared_ptr<Wish>& wish) {
  Command command = app.add_subcommand(name, meaning);
  command.add_ticket_number("number", wish->number, "the ticket's number").required();
  command.add_option("--as", wish->actor, "who acts: an agent's name");
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
    if (!text::is_only_blank(wish->text)) return operate(invocation, *wish);
    refuse(invocation, "nothing was written on standard input");
  });
}

}  // namespace ticketd::console
