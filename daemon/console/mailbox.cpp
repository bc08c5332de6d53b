// SPDX-License-Identifier: Apache-2.0
#include <ostream>

#include <nlohmann/json.hpp>

#include "console/command.hpp"
#include "console/command_line.hpp"
#include "console/desk_access.hpp"
#include "console/json_answer.hpp"
#include "console/table.hpp"
#include "console/ticket_json.hpp"
#include "domain/error.hpp"
#include "domain/rfc3339.hpp"
#include "store/mailboxes.hpp"
#include "store/store.hpp"

namespace ticketd::console {
namespace {

using nlohmann::json;

constexpr std::size_t most_owed_shown = 20;  // of each queue

// What was asked for in vain, and is asked for again.
json owed_mails(store::Session& session, const std::string& queue) {
  json mails = json::array();
  for (const auto& one : store::pending_uids_of_queue(session, queue, most_owed_shown))
    mails.push_back({{"uid", one.uid}, {"failures", one.failures}, {"error", one.error}});
  return mails;
}

// What the database knows of each queue.
json known_mailboxes(const Invocation& invocation) {
  auto store = open_for_reading(invocation);
  return store::read(store, [&](store::Session& session) {
    json lines = json::array();
    for (const auto& line : store::mailbox_lines(session))
      lines.push_back({{"queue", line.queue},
                       {"started", domain::format_rfc3339(line.started)},
                       {"uid_validity", line.uid_validity},
                       {"last_uid", line.last_uid},
                       {"owed", line.owed},
                       {"owed_mails", owed_mails(session, line.queue)},
                       {"marks_to_make", line.marks_to_make},
                       {"last_mail", line.last_mail ? json(domain::format_rfc3339(*line.last_mail)) : json()},
                       {"connected_since", nullptr},
                       {"last_look", nullptr},
                       {"failing_since", nullptr},
                       {"last_error", nullptr},
                       {"last_error_at", nullptr},
                       {"lag", nullptr}});
    return lines;
  });
}

// And what the daemon says of it now.
void add_live(json& lines, const protocol::ConnectionStates& states) {
  for (const auto& mailbox : states.mailboxes) {
    const json live = json::parse(protocol::write_mailbox(mailbox));
    const auto same = [&](const json& line) { return line["queue"] == live["queue"]; };
    auto found = std::find_if(lines.begin(), lines.end(), same);
    if (found == lines.end())
      found = lines.insert(lines.end(), json{{"queue", live["queue"]}, {"last_mail", nullptr}});
    for (const auto& [key, value] : live.items())
      if (key != "last_mail" || !value.is_null()) (*found)[key] = value;
  }
}

std::string text_of(const json& line, const char* key) {
  const auto found = line.find(key);
  if (found == line.end() || found->is_null()) return "-";
  return found->is_string() ? found->get<std::string>() : found->dump();
}

void print(const Invocation& invocation, const json& lines) {
  Table table({"queue", "connected since", "last look", "last mail", "waiting", "owed", "last error"});
  for (const auto& line : lines) {
    const bool connected = text_of(line, "connected_since") != "-";
    const bool failing = text_of(line, "failing_since") != "-";
    table.add({text_of(line, "queue"),
               Cell(text_of(line, "connected_since"), connected ? Tone::Good : Tone::Bad),
               text_of(line, "last_look"), text_of(line, "last_mail"), text_of(line, "lag"),
               Cell(text_of(line, "owed"), line.value("owed", 0) > 0 ? Tone::Bad : Tone::Faint),
               Cell(text_of(line, "last_error"), failing ? Tone::Bad : Tone::Faint)});
  }
  table.print(invocation.out, invocation.terminal_width);
  for (const auto& line : lines)
    for (const auto& mail : line.value("owed_mails", json::array()))
      invocation.out << text_of(line, "queue") << ": UID " << mail["uid"] << " is owed, failed "
                     << mail["failures"] << " times: " << text_of(mail, "error") << '\n';
}

// What the store knows is shown even if nobody can say how the servers are now; but then all may be well in
// the store and no mail be fetched, so it is said and is no success.
void mailbox(Invocation& invocation) {
  json lines = known_mailboxes(invocation);
  std::string unasked;
  try {
    const auto answer = ask_daemon(invocation, protocol::AskConnections{});
    if (const auto* const states = std::get_if<protocol::ConnectionStates>(&answer))
      add_live(lines, *states);
    else
      unasked = *flow::refusal_in(answer);
  } catch (const domain::TemporaryError& problem) {
    unasked = problem.what();
  }
  if (invocation.json) {
    print_json(invocation, lines);
  } else {
    print(invocation, lines);
  }
  if (unasked.empty()) return;
  invocation.err << "ticketctl: " << unasked << '\n';
  invocation.exit_code = NotReached;
}

}  // namespace

void add_mailbox(Command app, Invocation& invocation) {
  Command command = app.add_subcommand(
      "mailbox", "each queue's mailbox: connected since, last mail, last error, what waits, what is owed");
  command.footer("Example:\n  ticketctl mailbox");
  command.callback([&invocation] { mailbox(invocation); });
}

}  // namespace ticketd::console
