// SPDX-License-Identifier: Apache-2.0
// The way of a ticket through its statuses: one table says what each cause makes of each status, and nothing
// else changes a status.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "domain/ticket.hpp"

namespace ticketd::domain {

enum class Cause {
  AgentReplied,       // an agent's mail to the requester
  Started,            // /start
  WaitAsked,          // /wait
  ResolveAsked,       // /resolve
  CloseAsked,         // /close
  ReopenAsked,        // /reopen
  RequesterWrote,     // a human mail of a participant
  Approved,           // YES
  Rejected,           // NO
  ApprovalTimeOver,   // nobody said anything for approve_within
  ObjectionLeftOpen,  // words after a resolution that nobody answered for a working hour
  MailBounced,        // for good: the requester never read what we wrote last
  MarkedSpam,         // /spam
  MergedAway,         // goes on as another ticket
  TakingInFailed,     // its mail could not be taken in
  Replayed            // ... and now could, as another ticket or in its thread
};

[[nodiscard]] std::string_view name_of(Cause cause);  // for the history: "agent replied"

struct Transition {
  Status from{};
  Cause cause{};
  Status to{};  // the same as `from`: happens and changes nothing
};

[[nodiscard]] std::span<const Transition> transitions();

// nullopt: this cause means nothing in this status; the mail or command comes too late and changes nothing.
[[nodiscard]] std::optional<Status> status_after(Status status, Cause cause);

// Work has begun by it: the response clock has its end.
[[nodiscard]] bool begins_work(Cause cause);

// It ends the running chain of escalation; steps that are not reached stay armed.
[[nodiscard]] bool ends_running_chain(Cause cause);

}  // namespace ticketd::domain
