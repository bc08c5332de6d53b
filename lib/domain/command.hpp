// SPDX-License-Identifier: Apache-2.0
// Slash commands: the first non-blank lines of an agent's visible reply, up to the first other line. Reading
// them is not obeying them: who wrote them must be proven first, and a mail with one line that is not
// understood is not obeyed at all and its text goes to nobody outside.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "domain/command_result.hpp"
#include "domain/directory.hpp"
#include "domain/ids.hpp"
#include "domain/instant.hpp"

namespace ticketd::domain {

namespace command {
struct Take {};
struct Assign {
  std::string agent;
};
struct SetPriority {
  Priority priority = Priority::Normal;
};
struct Start {};
struct Wait {};
struct Resolve {};
struct Close {};
struct Reopen {};
struct Note {};   // the mail itself stays internal
struct Reply {};  // the words go to the requester, whoever gets the ticket
struct AddCc {
  std::string address;  // folded
};
struct RemoveCc {
  std::string address;
};
struct SetSubject {
  std::string subject;
};
// Stored as these numbers.
enum class Activity { Unsaid = 0, Phone = 1 };
struct AddTime {
  Seconds spent{0};
  Activity activity = Activity::Unsaid;
  std::string text;
};
struct Merge {
  TicketNumber into;
};
struct Move {
  std::string queue;
};
struct History {};
struct Spam {};
struct Send {};      // the mail that was returned as not sent, in an answer to what told of it
struct Continue {};  // mails that were held as those of two robots are passed on again
struct Help {};
}  // namespace command

using Command = std::variant<command::Take, command::Assign, command::SetPriority, command::Start,
                             command::Wait, command::Resolve, command::Close, command::Reopen, command::Note,
                             command::Reply, command::AddCc, command::RemoveCc, command::SetSubject,
                             command::AddTime, command::Merge, command::Move, command::History, command::Spam,
                             command::Send, command::Continue, command::Help>;

struct NotUnderstood {
  CommandResult why;
  std::string nearest;  // how it may have been meant: "/close", "/priority 1|2|3"
};

struct CommandLine {
  std::string as_written;  // the line
  std::variant<Command, NotUnderstood> meaning;
  bool is_below_text = false;  // obeyed as if it stood first
};

struct WrittenCommands {
  std::vector<CommandLine> lines;  // at most 50; further ones are text
  std::string text;                // what follows; lines with an unknown command word stand in front of it
  std::string
      doubt{};  // "X is not a command; did you mean Y?": nothing may be done or sent; empty: all is clear
};

// Total. A command line is a slash with a letter behind it whose word holds no second slash: "/usr/bin is
// full" and "/24 network" are text, "/var is full" is a command not understood and text as well. Case does
// not matter. A character that only looks like a slash never makes a command; it is reported.
[[nodiscard]] WrittenCommands read_commands(std::string_view visible_reply);

// How a command is written, by its whole word in lower case: "/priority 1|2|3". None: there is no such one.
[[nodiscard]] std::optional<std::string_view> usage_of(std::string_view word);

// The command nearest to the word, if it is at most so many letters away; a word cut short is one away.
[[nodiscard]] std::optional<std::string_view> usage_near(std::string_view word, std::size_t letters);

// The command that the line is, with nothing around it but blanks.
[[nodiscard]] std::optional<Command> command_on(std::string_view line);

}  // namespace ticketd::domain
