// SPDX-License-Identifier: Apache-2.0
#include <memory>
#include <ostream>

#include "console/command.hpp"
#include "console/command_line.hpp"
#include "console/desk_access.hpp"
#include "console/failure.hpp"
#include "mail/parse.hpp"
#include "store/messages.hpp"
#include "store/reports.hpp"
#include "store/store.hpp"

namespace ticketd::console {
namespace {

struct WantedFile {
  std::int64_t ticket = 0;
  std::size_t number = 0;
};

void write_attachment(Invocation& invocation, store::Session& session, const WantedFile& wanted) {
  const domain::TicketNumber ticket{wanted.ticket};
  const auto name = "#" + std::to_string(wanted.ticket);
  if (!store::ticket_line(session, ticket)) {
    invocation.exit_code = failed(invocation, No, "there is no ticket " + name);
    return;
  }
  std::size_t before = 0;
  for (const auto& message : store::messages_of(session, ticket)) {
    const auto raw = store::content_of(session, message.number);
    if (!raw) continue;
    const auto count = mail::parse(*raw).attachments.size();
    if (wanted.number <= before + count) {
      invocation.out << mail::attachment_content(*raw, wanted.number - before - 1);
      return;
    }
    before += count;
  }
  invocation.exit_code =
      failed(invocation, No, name + " has " + (before == 0 ? "no" : std::to_string(before)) + " files");
}

}  // namespace

void add_attachment(Command app, Invocation& invocation) {
  auto wanted = std::make_shared<WantedFile>();
  Command command = app.add_subcommand("attachment", "a file of a ticket, as it was sent, on the output");
  command.add_ticket_number("number", wanted->ticket, "the ticket's number").required();
  command.add_option("file", wanted->number, "which file, as `show` counts them").required();
  command.footer("Example:\n  ticketctl attachment 17 2 > drawing.pdf");
  command.callback([wanted, &invocation] {
    auto store = open_for_reading(invocation);
    store::read(store, [&](store::Session& session) { write_attachment(invocation, session, *wanted); });
  });
}

}  // namespace ticketd::console
