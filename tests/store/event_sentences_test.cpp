// SPDX-License-Identifier: Apache-2.0
// Histories of schema 6 and before: their sentences are what those programs wrote, whatever is written today.
#include "store/event_sentences.hpp"

#include <doctest/doctest.h>

namespace ticketd::store {
namespace {

using namespace domain::event;
using domain::Cause;
using domain::EventKind;
using domain::Status;
using domain::TicketNumber;
using domain::Verdict;

struct Row {
  const char* name;
  const char* sentence;
  EventKind what;
};

void check(std::initializer_list<Row> table) {
  for (const auto& row : table) {
    CAPTURE(row.name);
    CAPTURE(row.sentence);
    CHECK(event_of_sentence(row.name, "anna", row.sentence) == row.what);
  }
}

domain::Instant at(int hour) {
  return std::chrono::sys_days{std::chrono::year{2026} / 11 / 2} + std::chrono::hours{hour};
}

}  // namespace

TEST_CASE("what old sentences say of mails is read out of them") {
  using Why = SendingFailed::Why;
  using Delivery = Bounced::Delivery;
  check(
      {{"opened", "request: a person's mail", Opened{"a person's mail", Verdict::Request}},
       {"opened", "by the desk itself: mailbox support has failed", Opened{"mailbox support has failed", {}}},
       {"message_received", "auto-reply: Subject: Re: x",
        MessageReceived{Verdict::AutoReply, "Subject: Re: x"}},
       {"acknowledged_mail", "to eva@customer.example", AcknowledgedMail{"eva@customer.example"}},
       {"acknowledgement_withheld", "made by a machine: x", AcknowledgementWithheld{"made by a machine: x"}},
       {"related", "related to #7", Related{TicketNumber{7}, Related::By::Mail}},
       {"related", "overdue without a step left: #9", Related{TicketNumber{9}, Related::By::Incident}},
       {"clock_started_late", "the mail is older than the desk backdates: the clocks start now",
        ClockStartedLate{}},
       {"quarantined", "a header of 3 MB", Quarantined{"a header of 3 MB"}},
       {"replayed", "taken in again as #3", Replayed{TicketNumber{3}}},
       {"replayed", "taken in again as an unfiled message", Replayed{}},
       {"mail_left_on_server",
        "too large (99000000 bytes): the whole mail lies in folder INBOX/a b of queue support as UID 12",
        MailLeftOnServer{99'000'000, "INBOX/a b", "support", 12}},
       {"sending_failed", "mail to eva@customer.example refused: 550 refused: no",
        SendingFailed{"eva@customer.example", Why::Refused, "550 refused: no"}},
       {"sending_failed", "mail to eva@customer.example is not sent: an earlier one came back",
        SendingFailed{"eva@customer.example", Why::EarlierCameBack}},
       {"sending_failed", "eva@customer.example takes no mail: an earlier one came back",
        SendingFailed{"eva@customer.example", Why::TakesNoMail}},
       {"bounced",
        "mail to eva@customer.example: not delivered, nothing more is sent to this address; 5.1.1: gone; "
        "sorry",
        Bounced{"eva@customer.example", Delivery::EndsSending, "", "5.1.1", "gone; sorry"}},
       {"bounced", "mail to eva@customer.example: not delivered, passed on to eva@home.example; full: yes",
        Bounced{"eva@customer.example", Delivery::Failed, "eva@home.example", "", "full: yes"}},
       {"bounced", "mail to eva@customer.example: late, its server goes on trying; 4.4.1",
        Bounced{"eva@customer.example", Delivery::Late, "", "4.4.1"}},
       {"bounced", "mail to eva@customer.example: not delivered, not for good",
        Bounced{"eva@customer.example", Delivery::NotYet}}});
}

TEST_CASE("what old sentences say of changes is read out of them") {
  check({{"status_changed", "new -> open: work started",
          StatusChanged{Status::New, Status::Open, Cause::Started}},
         {"status_changed", "resolved -> closed: no answer within the time for approval",
          StatusChanged{Status::Resolved, Status::Closed, Cause::ApprovalTimeOver}},
         {"status_changed", "closed -> open: answered by eva@customer.example",
          StatusChanged{Status::Closed, Status::Open, Cause::RequesterWrote,
                        "answered by eva@customer.example"}},
         {"status_changed", "new -> closed: mailbox support works again",
          StatusChanged{Status::New, Status::Closed, Cause::CloseAsked, "mailbox support works again"}},
         {"status_changed", "new -> closed: the drill is over",
          StatusChanged{Status::New, Status::Closed, Cause::CloseAsked, "the drill is over"}},
         {"assigned", "anna", Assigned{"anna"}},
         {"assigned", "", Assigned{}},
         {"priority_changed", "3 -> 1", PriorityChanged{domain::Priority::Normal, domain::Priority::Urgent}},
         {"subject_changed", "a -> b: #1", SubjectChanged{"a -> b: #1"}},
         {"participant_added", "bo@customer.example", ParticipantAdded{"bo@customer.example"}},
         {"participant_removed", "bo@customer.example", ParticipantRemoved{"bo@customer.example"}},
         {"merged", "goes on as #4", Merged{Merged::Way::Into, TicketNumber{4}}},
         {"merged", "#5 goes on here", Merged{Merged::Way::From, TicketNumber{5}}},
         {"moved", "support -> sales", Moved{"support", "sales"}},
         {"clock_changed", "contract standard -> gold", ContractFollowed{"standard", "gold"}},
         {"clock_changed", "work begins by 2026-11-02T10:00:00Z instead of 2026-11-02T09:00:00Z",
          TargetMoved{at(9), at(10)}},
         {"clock_changed", "calendar office has no hours after 2026-11-02T09:00:00Z: wall time is promised",
          WallTimePromised{"office", at(9)}},
         {"clock_changed", "left as it was: no hours", ClockLeft{"no hours"}}});
}

TEST_CASE("the time that old sentences tell is the agent's who wrote them") {
  using domain::command::Activity;
  using std::chrono::minutes;
  check(
      {{"time_spent", "15m", TimeSpent{"anna", minutes{15}}},
       {"time_spent", "1h30m phone", TimeSpent{"anna", minutes{90}, Activity::Phone}},
       {"time_spent", "1h30m phone: with Eva: twice",
        TimeSpent{"anna", minutes{90}, Activity::Phone, "with Eva: twice"}},
       {"time_spent", "2h: phone rules", TimeSpent{"anna", minutes{120}, Activity::Unsaid, "phone rules"}}});
}

TEST_CASE("what old sentences say of agents' mails is read out of them") {
  using How = TokenBurnt::How;
  check(
      {{"replied", "answered the requester", Replied{}},
       {"note", "an internal note", Noted{Noted::Kind::Internal}},
       {"note", "words to bo", Noted{Noted::Kind::Handover, "bo"}},
       {"note", "among agents", Noted{Noted::Kind::AmongAgents}},
       {"command_refused", "/priority 7: it is written /priority 1|2|3",
        CommandRefused{"/priority 7", "it is written /priority 1|2|3"}},
       {"proof_refused", "in the name of bo: it: proves nothing", ProofRefused{"bo", "it: proves nothing"}},
       {"token_burnt", "the mail of bo went to eva@customer.example as well",
        TokenBurnt{How::SentAlong, "bo", "eva@customer.example"}},
       {"token_burnt", "eva@customer.example shows a mail that was sent to an agent",
        TokenBurnt{How::Shown, "eva@customer.example"}},
       {"token_burnt", "somebody shows a mail that was sent to an agent", TokenBurnt{How::Shown, ""}},
       {"answer_held", "not sent, returned to bo: it: shows a token", AnswerHeld{"bo", "it: shows a token"}},
       {"answer_released", "it shows a token", AnswerReleased{"it shows a token"}},
       {"answer_read", "read as thanks: silence runs on", AnswerRead{AnswerRead::As::Thanks}},
       {"mail_loop_ended", "mails are passed on again", MailLoopEnded{}}});
}

TEST_CASE("what old sentences say of escalations is read out of them") {
  using As = Escalated::As;
  using Why = EscalationStopped::Why;
  using By = EscalationAcknowledged::By;
  check(
      {{"escalated", "open 4h mail ops", Escalated{"open 4h mail ops"}},
       {"escalated", "open 4h mail rota:a, bo; rota:a has a gap; mail to a@desk.example, b@desk.example",
        Escalated{
            "open 4h mail rota:a, bo", As::Step, {"rota:a has a gap"}, {"a@desk.example", "b@desk.example"}}},
       {"escalated", "mail instead of open 4h phone bo; mail to b@desk.example",
        Escalated{"open 4h phone bo", As::MailInsteadOfCall, {}, {"b@desk.example"}}},
       {"call_placed", "anna at +358401 through sip", CallPlaced{"anna", "sip", "+358401"}},
       {"call_placed", "anna through none", CallPlaced{"anna", "none"}},
       {"call_ended", "anna: busy", CallEnded{"anna", domain::CallOutcome::Busy}},
       {"call_ended", "anna: answered and pressed no key", CallEnded{"anna", domain::CallOutcome::NoKey}},
       {"call_ended", "anna: pressed 1: took it (200 OK (x))",
        CallEnded{"anna", domain::CallOutcome::Acknowledged, "200 OK (x)"}},
       {"escalation_acknowledged", "pressed 1", EscalationAcknowledged{By::Key}},
       {"escalation_acknowledged", "without a call", EscalationAcknowledged{By::Word}},
       {"escalation_stopped", "resolved", EscalationStopped{Why::StatusChanged, Cause::ResolveAsked}},
       {"escalation_stopped", "work goes on", EscalationStopped{Why::WorkGoesOn}},
       {"escalation_stopped", "its clock does not run any more", EscalationStopped{Why::ClockStands}},
       {"escalation_stopped", "ticketctl escalations", EscalationStopped{Why::Operator}},
       {"escalation_stopped", "telephone works again",
        EscalationStopped{Why::Over, {}, "telephone works again"}},
       {"escalation_exhausted", "open 4h phone bo", EscalationExhausted{"open 4h phone bo"}},
       {"escalation_restarted", "open 4h phone bo", EscalationRestarted{"open 4h phone bo"}}});
}

TEST_CASE("a sentence of no such form, or of two readings, says nothing") {
  const struct {
    const char* name;
    const char* sentence;
  } table[] = {
      {"delivered_again", "anything"},
      {"", ""},
      {"opened", "a person's mail"},
      {"opened", "wish: a person's mail"},
      {"status_changed", "new -> open"},
      {"status_changed", "new -> opened: work started"},
      {"status_changed", "open -> closed: for some reason"},
      {"status_changed", "new -> open: answered by eva@customer.example"},
      {"related", "related to #"},
      {"related", "related to #7a"},
      {"related", "related to #99999999999999999999"},
      {"priority_changed", "3 -> 4"},
      {"priority_changed", "3"},
      {"moved", "a -> b -> c"},
      {"command_refused", "/time 1h: phone: it is written /time 1h30m [phone] [words]"},
      {"time_spent", "soon"},
      {"time_spent", "1h30m on the phone"},
      {"time_spent", "-5m"},
      {"time_spent", ""},
      {"bounced", "mail to eva@customer.example: lost"},
      {"bounced", "mail to eva@customer.example: not delivered at all"},
      {"mail_left_on_server", "too large (x bytes): the whole mail lies in folder a of queue b as UID 1"},
      {"clock_changed", "work begins by tomorrow instead of 2026-11-02T09:00:00Z"},
      {"clock_changed", "contract a -> b -> c"},
      {"escalated", "open 4h mail ops; who knows"},
      {"escalated", ""},
      {"call_placed", "anna at home at +358401 through sip"},
      {"call_ended", "anna: fell asleep"},
      {"call_ended", "busy"},
      {"answer_read", "read as maybe"},
      {"note", "words"}};
  for (const auto& row : table) {
    CAPTURE(row.name);
    CAPTURE(row.sentence);
    CHECK_FALSE(event_of_sentence(row.name, "anna", row.sentence).has_value());
  }
}

}  // namespace ticketd::store
