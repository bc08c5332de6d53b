// SPDX-License-Identifier: Apache-2.0
// What one agent's mail, or one command of ticketctl, comes to: every command is checked first, then all is
// done or nothing. Facts in, plan out; keeping it and telling people is the flow's.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "domain/command.hpp"
#include "domain/command_result.hpp"
#include "domain/event.hpp"
#include "domain/ticket.hpp"
#include "domain/workflow.hpp"

namespace ticketd::domain {

struct MergeTarget {
  TicketNumber number;
  Status status = Status::New;
  bool is_merged_away = false;
};

struct ActionFacts {
  Ticket ticket;
  std::string queue;                // its name
  std::string actor;                // an agent's name, or who else acts
  bool is_loop_stopped = false;     // its mails are held: two robots answered each other
  std::vector<std::string> agents;  // names
  std::vector<std::string> queues;  // names
  std::vector<std::string> participants;
  std::vector<std::string>
      own_addresses;  // of those that the commands name, the desk's: it must not write to itself
  std::vector<MergeTarget> merge_targets;  // of those that the commands name, the ones there are
};

// Of one command: exactly one of `done` and `refused` says something.
struct CommandOutcome {
  std::variant<std::string, ResultKind> command;  // as it was written, or what else it is about
  std::optional<CommandResult> done{};
  std::optional<CommandResult> refused{};
  std::string nearest{};  // how it may have been meant
};
// The command, or what else it is about, in English.
[[nodiscard]] std::string subject_of(const CommandOutcome& outcome);

struct ActionPlan {
  std::vector<CommandOutcome> outcomes;
  bool is_refused = false;  // one command was: nothing is done, and the text goes to nobody
  Ticket ticket;            // as it becomes
  std::vector<Event> events;
  std::string text;                         // to the requester; empty: none goes out
  bool keeps_internal = false;              // /note: the text is for agents only
  std::string handover;                     // to whom the ticket was given, instead of the requester
  std::optional<Cause> cause;               // the last one that changed the status or asks for something
  bool ends_calls = false;                  // a reply, /start, /wait, /resolve or /close, whatever it changed
  std::optional<Priority> priority_before;  // it was changed
  std::optional<TicketNumber> merge_into;
  std::optional<std::string> move_to;
  std::vector<std::string> added;
  std::vector<std::string> removed;
  bool ends_loop = false;  // /continue: mails are passed on again
  bool wants_help = false;
  bool wants_history = false;
};

[[nodiscard]] ActionPlan plan_action(const ActionFacts& facts, const WrittenCommands& written, Instant now);

}  // namespace ticketd::domain
