// SPDX-License-Identifier: Apache-2.0
// The requester's consent by time: asked for with the mail that resolves a ticket, and given by silence after
// a reminder; never by a mail that did not arrive. Silence counts from when the relay took the mail that
// asks, and again for at least half the time from when it took the reminder.
#pragma once

#include <optional>
#include <string_view>

#include "domain/approval.hpp"
#include "domain/bounce.hpp"
#include "domain/send_state.hpp"
#include "domain/ticket.hpp"
#include "domain/workflow.hpp"
#include "domain/working_time.hpp"

namespace ticketd::domain {

// By which hours, and how much of them, a requester has to answer.
struct ApprovalTime {
  const Calendar& calendar;
  Seconds approve_within{0};  // working time
};

// Until when silence is no consent yet, for a mail sent now. Throws CalendarError like everything here that
// counts working time.
[[nodiscard]] Instant approve_by(const ApprovalTime& time, Instant now);

// The approval that begins with this mail; without one nobody was asked, and silence means nothing.
[[nodiscard]] Approval begin_approval(const ApprovalTime& time, std::optional<OutboxNumber> mail,
                                      Instant now);

// Words came that are no clear yes and no clear no: they want an answer within a working hour.
[[nodiscard]] Approval begin_objection(const ApprovalTime& time, Instant now);

// What an agent's action told the requester.
struct ToldRequester {
  bool is_told = false;             // a letter was for them
  std::optional<OutboxNumber> row;  // of it; none: nobody could be written to
};
// The approval after an agent's action that left the ticket in `status`: a letter about a resolution asks,
// and whatever ends the resolution ends the question. What waits for an answer knows its mail.
[[nodiscard]] Approval approval_after_action(const Approval& before, Status status, const ToldRequester& told,
                                             const ApprovalTime& time, Instant now);

// The clock was put back: no step waits for longer than if the mail that asks were sent now.
[[nodiscard]] Approval brought_back(const Approval& approval, const ApprovalTime& time, Instant now);

// Whether an answer to the mail that came back is waited for, or to what reminds of it: who gets the reminder
// no more may never have read what it reminds of.
[[nodiscard]] bool is_waited_for(const Approval& approval, const ProvenBounce& bounce,
                                 std::string_view requester);

// The mail that asked last: the resolution, then its reminder.
struct AskingMail {
  SendState state = SendState::Pending;
  Instant ended;  // when the relay took it, where it did
};

struct ApprovalFacts {
  Status status = Status::Resolved;
  Approval approval;
  std::optional<AskingMail> mail;  // none: there is no such mail
};

enum class ApprovalMove {
  Wait,    // until the approval's `due`, if it has one
  Forget,  // nothing is asked any more
  Remind,  // ask again; the approval's `mail` is to become the reminder
  Close,
  Reopen,   // nobody answered the objection
  NotAsked  // the mail that asks never arrived: an agent hears of it
};

struct ApprovalDecision {
  ApprovalMove move = ApprovalMove::Wait;
  Approval approval;           // as it becomes
  std::optional<Cause> cause;  // what happens to the status; it may mean nothing there
};

// The door of time, for an approval that is due: total.
[[nodiscard]] ApprovalDecision decide_approval(const ApprovalFacts& facts, const ApprovalTime& time,
                                               Instant now);

}  // namespace ticketd::domain
