// SPDX-License-Identifier: Apache-2.0
#include "domain/workflow.hpp"

#include <algorithm>
#include <array>
#include <cstddef>

namespace ticketd::domain {
namespace {

// An agent's mail to a ticket that waits, is resolved or closed is a word more and no change of plan: what
// changes the plan is a command. NO and words from the requester reach a closed ticket only within
// reopen_within; later ones open another ticket and never come here.
constexpr auto workflow_table = [] {
  using enum Status;
  using enum Cause;
  return std::array{
      Transition{New, AgentReplied, Open},
      Transition{New, Started, Open},
      Transition{New, WaitAsked, Waiting},
      Transition{New, ResolveAsked, Resolved},
      Transition{New, CloseAsked, Closed},
      Transition{New, RequesterWrote, New},
      Transition{New, MailBounced, New},
      Transition{New, MarkedSpam, Closed},
      Transition{New, MergedAway, Closed},
      Transition{New, TakingInFailed, Quarantined},

      Transition{Open, AgentReplied, Open},
      Transition{Open, Started, Open},
      Transition{Open, WaitAsked, Waiting},
      Transition{Open, ResolveAsked, Resolved},
      Transition{Open, CloseAsked, Closed},
      Transition{Open, RequesterWrote, Open},
      Transition{Open, MailBounced, Open},
      Transition{Open, MarkedSpam, Closed},
      Transition{Open, MergedAway, Closed},

      Transition{Waiting, AgentReplied, Waiting},
      Transition{Waiting, Started, Open},
      Transition{Waiting, WaitAsked, Waiting},
      Transition{Waiting, ResolveAsked, Resolved},
      Transition{Waiting, CloseAsked, Closed},
      Transition{Waiting, ReopenAsked, Open},
      Transition{Waiting, RequesterWrote, Open},
      Transition{Waiting, MailBounced, Open},
      Transition{Waiting, MarkedSpam, Closed},
      Transition{Waiting, MergedAway, Closed},

      Transition{Resolved, AgentReplied, Resolved},
      Transition{Resolved, Started, Open},
      Transition{Resolved, WaitAsked, Waiting},
      Transition{Resolved, ResolveAsked, Resolved},
      Transition{Resolved, CloseAsked, Closed},
      Transition{Resolved, ReopenAsked, Open},
      Transition{Resolved, RequesterWrote, Resolved},
      Transition{Resolved, Approved, Closed},
      Transition{Resolved, Rejected, Open},
      Transition{Resolved, ApprovalTimeOver, Closed},
      Transition{Resolved, ObjectionLeftOpen, Open},
      Transition{Resolved, MailBounced, Resolved},
      Transition{Resolved, MarkedSpam, Closed},
      Transition{Resolved, MergedAway, Closed},

      Transition{Closed, AgentReplied, Closed},
      Transition{Closed, CloseAsked, Closed},
      Transition{Closed, ReopenAsked, Open},
      Transition{Closed, RequesterWrote, Open},
      Transition{Closed, Approved, Closed},
      Transition{Closed, Rejected, Open},
      Transition{Closed, MailBounced, Closed},
      Transition{Closed, MarkedSpam, Closed},
      Transition{Closed, MergedAway, Closed},

      Transition{Quarantined, Replayed, Closed},
      Transition{Quarantined, TakingInFailed, Quarantined},
      Transition{Quarantined, CloseAsked, Closed},
      Transition{Quarantined, MarkedSpam, Closed},
  };
}();

// In the order of Cause.
constexpr std::array<std::string_view, 16> cause_names{"agent replied",
                                                       "work started",
                                                       "waiting for the requester",
                                                       "resolved",
                                                       "closed",
                                                       "reopened",
                                                       "the requester wrote",
                                                       "approved by the requester",
                                                       "not approved by the requester",
                                                       "no answer within the time for approval",
                                                       "words after the resolution left without an answer",
                                                       "our mail did not arrive",
                                                       "marked as spam",
                                                       "merged",
                                                       "the mail could not be taken in",
                                                       "the mail was taken in after all"};

}  // namespace

std::string_view name_of(Cause cause) {
  return cause_names[static_cast<std::size_t>(cause)];
}

std::span<const Transition> transitions() {
  return workflow_table;
}

std::optional<Status> status_after(Status status, Cause cause) {
  const auto found = std::find_if(workflow_table.begin(), workflow_table.end(), [&](const Transition& each) {
    return each.from == status && each.cause == cause;
  });
  if (found == workflow_table.end()) return std::nullopt;
  return found->to;
}

bool begins_work(Cause cause) {
  return cause == Cause::AgentReplied || cause == Cause::Started || cause == Cause::WaitAsked ||
         cause == Cause::ResolveAsked;
}

bool ends_running_chain(Cause cause) {
  return begins_work(cause) || cause == Cause::CloseAsked;
}

}  // namespace ticketd::domain
