// SPDX-License-Identifier: Apache-2.0
#include "store/outbox.hpp"

#include <map>
#include <memory>
#include <ostream>

#include <nlohmann/json.hpp>

#include "console/command.hpp"
#include "console/command_line.hpp"
#include "console/desk_access.hpp"
#include "console/json_answer.hpp"
#include "console/table.hpp"
#include "console/ticket_json.hpp"
#include "domain/rfc3339.hpp"
#include "store/sender_troubles.hpp"
#include "store/store.hpp"
#include "store/undeliverable.hpp"

namespace ticketd::console {
namespace {

using nlohmann::json;

using RefusedMails = std::map<domain::OutboxNumber, std::string>;

// The sender of ours for whose sake the relay refused it; empty: it did not.
std::string refused_sender(const RefusedMails& refused, const store::OutboxRow& row) {
  const auto found = refused.find(row.number);
  return found == refused.end() ? std::string() : found->second;
}

json outbox_row_json(const store::OutboxRow& row, const std::string& refused_sender) {
  const bool pending = row.state == domain::SendState::Pending;
  return {{"id", row.number.value},
          {"ticket", row.ticket ? json(row.ticket->value) : json()},
          {"to", row.recipient},
          {"message_id", row.message_id},
          {"state", domain::name_of(row.state)},
          {"attempts", row.attempts},
          {"created", domain::format_rfc3339(row.created)},
          {"next_at", pending ? json(domain::format_rfc3339(row.due)) : json()},
          {"last_error", row.words.empty() ? json() : json(row.words)},
          {"refused_sender", refused_sender.empty() ? json() : json(refused_sender)}};
}

Cell state_cell(const store::OutboxRow& row, const std::string& refused_sender) {
  const bool failed = row.state == domain::SendState::Failed;
  if (!refused_sender.empty()) return {"pending: " + refused_sender + " is refused", Tone::Bad};
  return {std::string(domain::name_of(row.state)), failed ? Tone::Bad : Tone::Plain};
}

constexpr std::size_t at_most = 1000;

void print_undeliverable(const Invocation& invocation,
                         const std::vector<store::UndeliverableAddress>& addresses) {
  Table table({"last id", "since (UTC)", "address", "its server's words"});
  for (const auto& one : addresses)
    table.add({one.last_mail ? std::to_string(one.last_mail->value) : "-", shown(one.since), one.address,
               one.words});
  if (!table.is_empty()) table.print(invocation.out, invocation.terminal_width);
}

void list(const Invocation& invocation) {
  auto store = open_for_reading(invocation);
  store::read(store, [&](store::Session& session) {
    const auto rows = store::unsent_rows(session, at_most);
    const auto refused = store::refused_mails(session);
    if (invocation.json) {
      json array = json::array();
      for (const auto& row : rows) array.push_back(outbox_row_json(row, refused_sender(refused, row)));
      print_json(invocation, array);
      return;
    }
    Table table({"id", "ticket", "state", "tries", "next try (UTC)", "to", "last answer"});
    for (const auto& row : rows) {
      const bool failed = row.state == domain::SendState::Failed;
      table.add({std::to_string(row.number.value), row.ticket ? "#" + std::to_string(row.ticket->value) : "-",
                 state_cell(row, refused_sender(refused, row)), std::to_string(row.attempts),
                 failed ? "-" : shown(row.due), row.recipient, row.words});
    }
    if (table.is_empty()) {
      invocation.out << "the outbox is empty: all is sent\n";
    } else {
      table.print(invocation.out, invocation.terminal_width);
    }
    const auto dead = store::undeliverable_addresses(session, at_most);
    if (dead.empty()) return;
    invocation.out << "\nNothing is sent to these addresses, as mails to them came back for good:\n";
    print_undeliverable(invocation, dead);
  });
}

void list_undeliverable(const Invocation& invocation) {
  auto store = open_for_reading(invocation);
  store::read(store, [&](store::Session& session) {
    const auto addresses = store::undeliverable_addresses(session, at_most);
    if (!invocation.json) {
      print_undeliverable(invocation, addresses);
      if (addresses.empty()) invocation.out << "no address is known to be undeliverable\n";
      return;
    }
    json array = json::array();
    for (const auto& one : addresses)
      array.push_back({{"address", one.address},
                       {"since", domain::format_rfc3339(one.since)},
                       {"words", one.words},
                       {"id", one.last_mail ? json(one.last_mail->value) : json()}});
    print_json(invocation, array);
  });
}

template <class Asked>
void add_change(Command outbox, Invocation& invocation, const char* name, const char* meaning) {
  auto id = std::make_shared<std::int64_t>(0);
  Command command = outbox.add_subcommand(name, meaning);
  command.add_option("id", *id, "the mail's number in the outbox").required();
  command.callback([id, &invocation] {
    const auto answer = ask_daemon(invocation, Asked{domain::OutboxNumber{*id}});
    const bool done = done_or_said(invocation, answer) != nullptr;
    if (done && invocation.json) print_answer(invocation, answer);
  });
}

}  // namespace

void add_outbox(Command app, Invocation& invocation) {
  Command command = app.add_subcommand("outbox", "the mails that wait to be sent or were refused");
  command.footer(
      "An address whose mail came back for good (a proven bounce) is sent nothing more. `retry ID` of any "
      "mail to it\n"
      "lifts that, and so does a later mail of a person there: at once if it answers a mail of ours, else "
      "after a day.\n"
      "\nExamples:\n  ticketctl outbox\n  ticketctl outbox undeliverable\n  ticketctl outbox retry 17\n"
      "  ticketctl outbox drop 17");
  command.takes_subcommand_or_none();
  command.add_subcommand("list", "the same as without a word").callback([&invocation] { list(invocation); });
  command.add_subcommand("undeliverable", "the addresses that nothing is sent to, and why")
      .callback([&invocation] { list_undeliverable(invocation); });
  add_change<flow::RetryMail>(
      command, invocation, "retry",
      "try this mail again now, also one that came back; its address is deliverable again");
  add_change<flow::DropMail>(command, invocation, "drop", "never send this mail");
  command.callback([command, &invocation] {
    if (!command.names_subcommand()) list(invocation);
  });
}

}  // namespace ticketd::console
