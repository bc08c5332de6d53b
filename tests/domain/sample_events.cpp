// SPDX-License-Identifier: Apache-2.0
#include "domain/sample_events.hpp"

namespace ticketd::domain {
namespace {

using namespace event;
using List = std::vector<std::string>;

std::string text(const char* words) {
  return words;
}

std::int64_t number(int value) {
  return value;
}

constexpr Instant at(int seconds) {
  return Instant{Seconds{seconds}};
}

using Samples = std::vector<SampleEvent>;

Samples arrivals() {
  return {{Opened{"a person's mail", Verdict::Request},
           "opened",
           {{"verdict", text("request")}, {"reason", text("a person's mail")}},
           "request: a person's mail"},
          {Opened{"mailbox support has failed", {}},
           "opened",
           {{"reason", text("mailbox support has failed")}},
           "by the desk itself: mailbox support has failed"},
          {MessageReceived{Verdict::AutoReply, "Auto-Submitted: auto-replied"},
           "message_received",
           {{"verdict", text("auto-reply")}, {"reason", text("Auto-Submitted: auto-replied")}},
           "auto-reply: Auto-Submitted: auto-replied"},
          {AcknowledgedMail{"eva@customer.example"},
           "acknowledged_mail",
           {{"to", text("eva@customer.example")}},
           "to eva@customer.example"},
          {AcknowledgementWithheld{"the sender is an address of this desk"},
           "acknowledgement_withheld",
           {{"reason", text("the sender is an address of this desk")}},
           "the sender is an address of this desk"},
          {Related{TicketNumber{7}, Related::By::Mail},
           "related",
           {{"ticket", number(7)}, {"by", text("mail")}},
           "related to #7"},
          {Related{TicketNumber{9}, Related::By::Incident},
           "related",
           {{"ticket", number(9)}, {"by", text("incident")}},
           "overdue without a step left: #9"},
          {ClockStartedLate{},
           "clock_started_late",
           {},
           "the mail is older than the desk backdates: the clocks start now"},
          {Quarantined{"a header of 3 MB"},
           "quarantined",
           {{"error", text("a header of 3 MB")}},
           "a header of 3 MB"},
          {Replayed{TicketNumber{3}}, "replayed", {{"ticket", number(3)}}, "taken in again as #3"},
          {Replayed{}, "replayed", {}, "taken in again as an unfiled message"},
          {MailLeftOnServer{99'000'000, "INBOX", "support", 12},
           "mail_left_on_server",
           {{"bytes", number(99'000'000)},
            {"folder", text("INBOX")},
            {"queue", text("support")},
            {"uid", number(12)}},
           "too large (99000000 bytes): the whole mail lies in folder INBOX of queue support as UID 12"},
          {NobodyThere{}, "nobody_there", {}, "no agent works on this queue"}};
}

Samples sent_mails() {
  using Why = SendingFailed::Why;
  using Delivery = Bounced::Delivery;
  return {{SendingFailed{"eva@customer.example", Why::Refused, "550 5.1.1 no such user"},
           "sending_failed",
           {{"to", text("eva@customer.example")},
            {"why", text("refused")},
            {"words", text("550 5.1.1 no such user")}},
           "mail to eva@customer.example refused: 550 5.1.1 no such user"},
          {SendingFailed{"eva@customer.example", Why::EarlierCameBack},
           "sending_failed",
           {{"to", text("eva@customer.example")}, {"why", text("earlier-came-back")}},
           "mail to eva@customer.example is not sent: an earlier one came back"},
          {SendingFailed{"eva@customer.example", Why::TakesNoMail},
           "sending_failed",
           {{"to", text("eva@customer.example")}, {"why", text("takes-no-mail")}},
           "eva@customer.example was sent nothing: an earlier mail came back"},
          {Bounced{"eva@customer.example", Delivery::EndsSending, "", "5.1.1", "no such user"},
           "bounced",
           {{"to", text("eva@customer.example")},
            {"delivery", text("ends-sending")},
            {"status", text("5.1.1")},
            {"words", text("no such user")}},
           "mail to eva@customer.example: not delivered, nothing more is sent to this address; 5.1.1: no "
           "such user"},
          {Bounced{"eva@customer.example", Delivery::Failed, "eva@home.example", "", "full"},
           "bounced",
           {{"to", text("eva@customer.example")},
            {"delivery", text("failed")},
            {"passed_on_to", text("eva@home.example")},
            {"words", text("full")}},
           "mail to eva@customer.example: not delivered, passed on to eva@home.example; full"},
          {Bounced{"eva@customer.example", Delivery::Late, "", "4.4.1"},
           "bounced",
           {{"to", text("eva@customer.example")}, {"delivery", text("late")}, {"status", text("4.4.1")}},
           "mail to eva@customer.example: late, its server goes on trying; 4.4.1"},
          {Bounced{"eva@customer.example", Delivery::NotYet},
           "bounced",
           {{"to", text("eva@customer.example")}, {"delivery", text("not-yet")}},
           "mail to eva@customer.example: not delivered, not for good"},
          {ApprovalReminded{}, "approval_reminded", {}, "asked again whether it is resolved"},
          {ApprovalStopped{},
           "approval_stopped",
           {},
           "the mail that asked did not arrive: silence is no consent"},
          {RecordSent{}, "record_sent", {}, "asked for the record"}};
}

Samples changes() {
  return {{StatusChanged{Status::New, Status::Open, Cause::Started},
           "status_changed",
           {{"from", text("new")}, {"to", text("open")}, {"cause", text("started")}},
           "new -> open: work started"},
          {StatusChanged{Status::Open, Status::Closed, Cause::CloseAsked, "mailbox support works again"},
           "status_changed",
           {{"from", text("open")},
            {"to", text("closed")},
            {"cause", text("close-asked")},
            {"remark", text("mailbox support works again")}},
           "open -> closed: mailbox support works again"},
          {Assigned{"anna"}, "assigned", {{"agent", text("anna")}}, "anna"},
          {Assigned{}, "assigned", {}, ""},
          {PriorityChanged{Priority::Normal, Priority::Urgent},
           "priority_changed",
           {{"from", number(3)}, {"to", number(1)}},
           "3 -> 1"},
          {SubjectChanged{"Printer: again"},
           "subject_changed",
           {{"subject", text("Printer: again")}},
           "Printer: again"},
          {ParticipantAdded{"bo@customer.example"},
           "participant_added",
           {{"address", text("bo@customer.example")}},
           "bo@customer.example"},
          {ParticipantRemoved{"bo@customer.example"},
           "participant_removed",
           {{"address", text("bo@customer.example")}},
           "bo@customer.example"},
          {TimeSpent{"anna", Seconds{5400}, command::Activity::Phone, "with Eva: twice"},
           "time_spent",
           {{"agent", text("anna")},
            {"seconds", number(5400)},
            {"kind", text("phone")},
            {"text", text("with Eva: twice")}},
           "1h30m phone: with Eva: twice"},
          {TimeSpent{"anna", Seconds{900}, command::Activity::Unsaid},
           "time_spent",
           {{"agent", text("anna")}, {"seconds", number(900)}, {"kind", text("unsaid")}},
           "15m"},
          {Merged{Merged::Way::Into, TicketNumber{4}},
           "merged",
           {{"way", text("into")}, {"ticket", number(4)}},
           "goes on as #4"},
          {Merged{Merged::Way::From, TicketNumber{5}},
           "merged",
           {{"way", text("from")}, {"ticket", number(5)}},
           "#5 goes on here"},
          {Moved{"support", "sales"},
           "moved",
           {{"from", text("support")}, {"to", text("sales")}},
           "support -> sales"}};
}

Samples agents_mails() {
  using How = TokenBurnt::How;
  return {{Replied{}, "replied", {}, "answered the requester"},
          {Noted{Noted::Kind::Internal}, "note", {{"kind", text("internal")}}, "an internal note"},
          {Noted{Noted::Kind::Handover, "bo"},
           "note",
           {{"kind", text("handover")}, {"to", text("bo")}},
           "words to bo"},
          {Noted{Noted::Kind::AmongAgents}, "note", {{"kind", text("among-agents")}}, "among agents"},
          {CommandRefused{"/priority 7", "a priority is 1, 2 or 3"},
           "command_refused",
           {{"command", text("/priority 7")}, {"reason", text("a priority is 1, 2 or 3")}},
           "/priority 7: a priority is 1, 2 or 3"},
          {ProofRefused{"anna", "it carries no token"},
           "proof_refused",
           {{"agent", text("anna")}, {"reason", text("it carries no token")}},
           "in the name of anna: it carries no token"},
          {TokenBurnt{How::SentAlong, "anna", "eva@customer.example"},
           "token_burnt",
           {{"how", text("sent-along")}, {"by", text("anna")}, {"other", text("eva@customer.example")}},
           "the mail of anna went to eva@customer.example as well"},
          {TokenBurnt{How::Shown, "eva@customer.example"},
           "token_burnt",
           {{"how", text("shown")}, {"by", text("eva@customer.example")}},
           "eva@customer.example shows a mail that was sent to an agent"},
          {TokenBurnt{How::Shown, ""},
           "token_burnt",
           {{"how", text("shown")}},
           "somebody shows a mail that was sent to an agent"},
          {AnswerHeld{"anna", "it may be an automatic answer"},
           "answer_held",
           {{"agent", text("anna")}, {"reason", text("it may be an automatic answer")}},
           "not sent, returned to anna: it may be an automatic answer"},
          {AnswerReleased{"it may be an automatic answer"},
           "answer_released",
           {{"reason", text("it may be an automatic answer")}},
           "it may be an automatic answer"},
          {AnswerRead{AnswerRead::As::UnprovenYes},
           "answer_read",
           {{"as", text("unproven-yes")}},
           "read as yes, but not proven to be the requester's: nothing changes"},
          {AnswerRead{AnswerRead::As::Thanks},
           "answer_read",
           {{"as", text("thanks")}},
           "read as thanks: silence runs on"},
          {AnswerRead{AnswerRead::As::Unclear},
           "answer_read",
           {{"as", text("unclear")}},
           "read as neither a clear yes nor a clear no: opens again unless somebody answers within a "
           "working hour"},
          {MailLoopStopped{},
           "mail_loop_stopped",
           {},
           "both ends answer like robots: nothing is passed on until /continue"},
          {MailLoopEnded{}, "mail_loop_ended", {}, "mails are passed on again"},
          {MailHeld{}, "mail_held", {}, "two robots answer each other: not passed on"}};
}

Samples clocks() {
  return {{ContractFollowed{"standard", "gold"},
           "clock_changed",
           {{"change", text("contract")}, {"from", text("standard")}, {"to", text("gold")}},
           "contract standard -> gold"},
          {TargetMoved{at(0), at(3600)},
           "clock_changed",
           {{"change", text("target")}, {"from", at(0)}, {"to", at(3600)}},
           "work begins by 1970-01-01T01:00:00Z instead of 1970-01-01T00:00:00Z"},
          {WallTimePromised{"office", at(86'400)},
           "clock_changed",
           {{"change", text("wall_time")}, {"calendar", text("office")}, {"since", at(86'400)}},
           "calendar office has no hours after 1970-01-02T00:00:00Z: wall time is promised"},
          {ClockLeft{"no hours for ten years"},
           "clock_changed",
           {{"change", text("none")}, {"error", text("no hours for ten years")}},
           "left as it was: no hours for ten years"}};
}

Samples escalations() {
  using As = Escalated::As;
  return {{Escalated{"response 50%", As::Step, {"nobody is on call"}, {"a@desk.example", "b@desk.example"}},
           "escalated",
           {{"step", text("response 50%")},
            {"as", text("step")},
            {"missing", List{"nobody is on call"}},
            {"mailed", List{"a@desk.example", "b@desk.example"}}},
           "response 50%; nobody is on call; mail to a@desk.example, b@desk.example"},
          {Escalated{"response 90%", As::MailInsteadOfCall},
           "escalated",
           {{"step", text("response 90%")}, {"as", text("mail-instead-of-call")}},
           "mail instead of response 90%"},
          {CallPlaced{"anna", "sip", "+358401"},
           "call_placed",
           {{"person", text("anna")}, {"gateway", text("sip")}, {"number", text("+358401")}},
           "anna at +358401 through sip"},
          {CallPlaced{"anna", "none"},
           "call_placed",
           {{"person", text("anna")}, {"gateway", text("none")}},
           "anna through none"},
          {CallEnded{"anna", CallOutcome::Busy},
           "call_ended",
           {{"person", text("anna")}, {"outcome", text("busy")}},
           "anna: busy"},
          {CallEnded{"anna", CallOutcome::Interrupted, "503 (later)"},
           "call_ended",
           {{"person", text("anna")}, {"outcome", text("interrupted")}, {"words", text("503 (later)")}},
           "anna: the call was ended by us (503 (later))"},
          {EscalationAcknowledged{EscalationAcknowledged::By::Key},
           "escalation_acknowledged",
           {{"by", text("key")}},
           "pressed 1"},
          {EscalationAcknowledged{EscalationAcknowledged::By::Word},
           "escalation_acknowledged",
           {{"by", text("word")}},
           "without a call"},
          {EscalationExhausted{"response 90%"},
           "escalation_exhausted",
           {{"step", text("response 90%")}},
           "response 90%"},
          {EscalationRestarted{"response 90%"},
           "escalation_restarted",
           {{"step", text("response 90%")}},
           "response 90%"}};
}

Samples stopped_escalations() {
  using Why = EscalationStopped::Why;
  return {{EscalationStopped{Why::StatusChanged, Cause::ResolveAsked},
           "escalation_stopped",
           {{"why", text("status-changed")}, {"cause", text("resolve-asked")}},
           "resolved"},
          {EscalationStopped{Why::WorkGoesOn},
           "escalation_stopped",
           {{"why", text("work-goes-on")}},
           "work goes on"},
          {EscalationStopped{Why::ClockStands},
           "escalation_stopped",
           {{"why", text("clock-stands")}},
           "its clock does not run any more"},
          {EscalationStopped{Why::Operator},
           "escalation_stopped",
           {{"why", text("operator")}},
           "ticketctl escalations"},
          {EscalationStopped{Why::Over, {}, "the drill is over"},
           "escalation_stopped",
           {{"why", text("over")}, {"remark", text("the drill is over")}},
           "the drill is over"}};
}

Samples all() {
  Samples samples;
  for (const auto& some :
       {arrivals(), sent_mails(), changes(), agents_mails(), clocks(), escalations(), stopped_escalations()})
    samples.insert(samples.end(), some.begin(), some.end());
  return samples;
}

}  // namespace

std::span<const SampleEvent> sample_events() {
  static const Samples samples = all();
  return samples;
}

}  // namespace ticketd::domain
