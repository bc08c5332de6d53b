// SPDX-License-Identifier: Apache-2.0
#include "mail/compose/letter.hpp"

#include <array>
#include <cstddef>

namespace ticketd::mail {
namespace {

using enum FieldKind;

constexpr KnownField number{"number", Line, "the ticket's number, without #"};
constexpr KnownField desk{"desk", Line, "the desk's name"};
constexpr KnownField subject{"subject", OptionalLine, "the ticket's subject"};
constexpr KnownField requester{"requester", OptionalLine, "the requester's name"};
constexpr KnownField agent{"agent", Line, "the name of the agent who acts"};
constexpr KnownField priority{"priority", Line, "the priority in words"};
constexpr KnownField asked{"asked", OptionalLine, "the priority that was asked for, where another was given"};
constexpr KnownField work_begins{"work_begins", OptionalLine, "by when work begins, in words"};
constexpr KnownField receipt{"receipt", OptionalLine, "how the working time until then adds up"};
constexpr KnownField assignee{"assignee", OptionalLine, "the assignee's name; empty: nobody"};
constexpr KnownField from{"from", Line, "who wrote, with address"};
constexpr KnownField customer{"customer", OptionalLine, "the customer"};
constexpr KnownField contract{"contract", OptionalLine, "the contract"};
constexpr KnownField commands{"commands", Line, "the commands that make sense now, with commas between"};
constexpr KnownField new_priority{"new_priority", OptionalLine,
                                  "the priority, where the same mail changes it"};

constexpr std::array enclosure_fields{KnownField{"name", Line, "its name"},
                                      KnownField{"size", Line, "its size"},
                                      KnownField{"left_out", Flag, "it was too large to be enclosed"}};
constexpr KnownField enclosures{"attachments", List, "the files of the mail", enclosure_fields};

constexpr KnownField for_ops{"for_ops", Flag, "the reader is of desk.ops, as the desk has no agents"};
constexpr std::array acknowledgement{number, desk, subject, requester, priority, asked, work_begins, receipt};
constexpr std::array agent_reply{
    number,
    desk,
    subject,
    agent,
    KnownField{"text", Body, "what the agent wrote"},
    KnownField{"waiting", Flag, "the same mail asks the requester and waits"},
    KnownField{"resolved", Flag, "the same mail resolves the ticket"},
    KnownField{"closed", Flag, "the same mail closes the ticket"},
    KnownField{"into", OptionalLine, "the number that it goes on as by the same mail"},
    KnownField{"approve_by", OptionalLine, "when silence counts as consent"},
    new_priority,
    KnownField{"history", OptionalQuoted, "what the requester wrote last"}};
constexpr std::array work_started{number, desk, subject, requester, agent, new_priority};
constexpr std::array waiting{number, desk, subject, requester, agent, new_priority};
constexpr std::array resolved{number,      desk,
                              subject,     requester,
                              agent,       KnownField{"approve_by", OptionalLine, "when silence is consent"},
                              new_priority};
constexpr std::array approval_reminder{number, desk, subject, requester,
                                       KnownField{"approve_by", Line, "when silence counts as consent"}};
constexpr std::array closed{number,
                            desk,
                            subject,
                            requester,
                            KnownField{"approved", Flag, "the requester said yes"},
                            KnownField{"silent", Flag, "nobody objected in time"},
                            KnownField{"reopen_until", OptionalLine, "until when a reply reopens it"}};
constexpr std::array reopened{
    number, desk, subject, requester, KnownField{"agent", OptionalLine, "who reopened it"}, new_priority};
constexpr std::array merged{number, desk, subject, requester,
                            KnownField{"into", Line, "the number it goes on as"}};
constexpr std::array priority_changed{
    number,      desk,   subject, requester, priority, KnownField{"before", Line, "the priority before"},
    work_begins, receipt};
constexpr std::array entry_fields{KnownField{"at", Line, "when"}, KnownField{"who", Line, "who"},
                                  KnownField{"what", Line, "what happened"},
                                  KnownField{"text", OptionalQuoted, "the words, of a message"}};
constexpr std::array record{number,
                            desk,
                            subject,
                            KnownField{"status", Line, "the status in words"},
                            priority,
                            KnownField{"opened", Line, "when it was opened"},
                            work_begins,
                            receipt,
                            KnownField{"first_response", OptionalLine, "working time until work began"},
                            KnownField{"resolved_after", OptionalLine, "working time until it was resolved"},
                            KnownField{"time_spent", OptionalLine, "time noted by agents"},
                            KnownField{"entries", List, "the history, of HISTORY only", entry_fields}};
constexpr std::array new_ticket{
    number,
    desk,
    subject,
    from,
    customer,
    contract,
    priority,
    asked,
    work_begins,
    receipt,
    assignee,
    KnownField{"text", Quoted, "the mail's text"},
    enclosures,
    commands,
    KnownField{"by", OptionalLine, "who gives the ticket to the reader with words"},
    KnownField{"handover", OptionalQuoted, "the words"},
    for_ops};
constexpr std::array customer_reply{
    number,
    desk,
    subject,
    from,
    KnownField{"text", Quoted, "what they wrote"},
    assignee,
    KnownField{"resumed", Flag, "the clocks run again by this mail"},
    KnownField{"read_yes", Flag, "it was read as a yes, and closed the ticket"},
    KnownField{"read_no", Flag, "it was read as a no, and opened it again"},
    KnownField{"read_thanks", Flag, "it was read as thanks: silence runs on"},
    KnownField{"closes", OptionalLine, "when silence closes the ticket"},
    KnownField{"unproven_yes", Flag, "a yes that nothing proves"},
    KnownField{"reopens", OptionalLine, "no clear answer: when the ticket opens again"},
    enclosures,
    commands,
    for_ops};
constexpr std::array result_fields{
    KnownField{"command", Line, "as it was written"}, KnownField{"done", OptionalLine, "what was done"},
    KnownField{"refused", OptionalLine, "why not"},
    KnownField{"nearest", OptionalLine, "the command that may have been meant"}};
constexpr std::array command_results{
    number,
    desk,
    subject,
    KnownField{"results", List, "a command each", result_fields},
    KnownField{"help", Flag, "the commands were asked for"},
    KnownField{"nothing_done", Flag, "one was refused, so none was done"},
    KnownField{"text", OptionalQuoted, "the words of a mail that was refused: they were not sent"}};
constexpr std::array not_sent{number,
                              desk,
                              subject,
                              KnownField{"recipient", Line, "whom it was not sent to"},
                              from,
                              KnownField{"why", Line, "why it was not sent"},
                              KnownField{"opened", Flag, "it named no ticket and became this one"},
                              KnownField{"can_send", Flag, "the command /send in an answer sends it"},
                              KnownField{"files_stay", Flag, "its files would not go along"},
                              KnownField{"text", Quoted, "the whole text that was not sent"}};
constexpr std::array refusal_fields{number, KnownField{"at", Line, "when the mail came"},
                                    KnownField{"what", Line, "what it asked for"},
                                    KnownField{"why", Line, "why it was not believed"}};
constexpr std::array refusal_digest{desk, KnownField{"refusals", List, "a mail each", refusal_fields}};
constexpr std::array unannounced_fields{
    number, KnownField{"subject", Line, "its subject, cut"}, KnownField{"from", Line, "who wrote"},
    KnownField{"at", Line, "when it was opened"}, KnownField{"why", Line, "why there was no notice"}};
constexpr std::array new_tickets_digest{desk, KnownField{"count", Line, "how many tickets"},
                                        KnownField{"tickets", List, "a ticket each", unannounced_fields},
                                        KnownField{"more", OptionalLine, "how many of them are not listed"}};
constexpr std::array bounce_note{
    number,
    desk,
    subject,
    KnownField{"recipient", Line, "who was not reached"},
    KnownField{"status", OptionalLine, "the status code"},
    KnownField{"words", OptionalLine, "the far server's words"},
    KnownField{"text", OptionalQuoted, "what the mail said, where an agent wrote it"}};
constexpr std::array reopened_note{number, desk, subject, commands};
constexpr std::array held_fields{KnownField{"from", Line, "who wrote"}, KnownField{"text", Quoted, "what"}};
constexpr std::array loop_stopped{number, desk, subject,
                                  KnownField{"mails", List, "what is held, a mail each", held_fields}};
constexpr KnownField share{"share", Line, "how much of the time is used: 75 %"};
constexpr KnownField overdue{"overdue", Flag, "all of it"};
constexpr KnownField response_clock{"response", Flag, "the clock until work begins"};
constexpr KnownField open_clock{"open", Flag, "the clock until it is resolved"};
constexpr KnownField work_clock{"work", Flag, "the clock of the work itself"};
constexpr KnownField due{"due", Line, "when the time is or was up"};
constexpr KnownField contact{"contact", OptionalLine, "whom to call at the customer, and on which number"};
constexpr KnownField last_words{"text", OptionalQuoted, "what the customer wrote last"};
constexpr std::array escalation_notice{number,
                                       desk,
                                       subject,
                                       from,
                                       customer,
                                       contact,
                                       priority,
                                       assignee,
                                       share,
                                       overdue,
                                       response_clock,
                                       open_clock,
                                       work_clock,
                                       due,
                                       KnownField{"next", OptionalLine, "what happens next and when"},
                                       last_words,
                                       commands};
constexpr std::array thread_fields{KnownField{"at", Line, "when"}, KnownField{"who", Line, "who"},
                                   KnownField{"text", OptionalQuoted, "the words"}};
constexpr std::array phone_rings{
    number,         desk,
    subject,        from,
    customer,       contact,
    priority,       assignee,
    response_clock, open_clock,
    work_clock,     due,
    last_words,     KnownField{"earlier", List, "what was written before, the newest last", thread_fields},
    commands};
constexpr std::array running_out_fields{number,         subject,    share,      overdue,
                                        response_clock, open_clock, work_clock, due};
constexpr KnownField ticket_count{"count", Line, "how many tickets"};
constexpr KnownField not_listed{"more", OptionalLine, "how many of them are not listed"};
constexpr std::array escalation_notices{
    desk, ticket_count, KnownField{"tickets", List, "a clock of a ticket each", running_out_fields},
    not_listed};
constexpr std::array tried_fields{KnownField{"at", Line, "when"}, KnownField{"person", Line, "who"},
                                  KnownField{"outcome", Line, "what came of it"}};
constexpr std::array nobody_answered{
    number,
    desk,
    subject,
    from,
    KnownField{"round", Line, "which round this was"},
    KnownField{"tried", List, "a call each", tried_fields},
    KnownField{"next", OptionalLine, "when the next round begins; empty: none"},
    KnownField{"commands", Line, "the commands that end the calls, with commas between"}};
constexpr std::array unanswered_fields{
    number, subject, KnownField{"round", Line, "which round this was"},
    KnownField{"next", OptionalLine, "when the next round begins; empty: none"}};
constexpr std::array nobody_answered_many{desk, ticket_count,
                                          KnownField{"tickets", List, "a ticket each", unanswered_fields},
                                          not_listed, KnownField{"tried", List, "a call each", tried_fields}};
constexpr std::array phone_down{
    desk, KnownField{"since", Line, "since when"},
    KnownField{"gateways", List, "each that failed", std::span(tried_fields).last<1>()},
    KnownField{"waiting", OptionalLine, "how many calls wait"}};
constexpr std::array incident{desk,
                              KnownField{"number", OptionalLine, "the internal ticket's number"},
                              KnownField{"what", Line, "what is wrong"},
                              KnownField{"since", Line, "since when"},
                              KnownField{"words", OptionalLine, "the last error, in its own words"},
                              KnownField{"advice", OptionalLine, "what to look at first"}};
constexpr std::array incident_over{desk, KnownField{"number", OptionalLine, "the internal ticket's number"},
                                   KnownField{"what", Line, "what was wrong"},
                                   KnownField{"since", Line, "since when"},
                                   KnownField{"until", Line, "until when"}};

constexpr std::array drill{number, desk};

constexpr std::array descriptions{
    LetterDescription{LetterKind::Acknowledgement, "acknowledgement", "requester: we have your mail",
                      acknowledgement},
    LetterDescription{LetterKind::AgentReply, "agent_reply", "requester and Cc: an agent's words",
                      agent_reply},
    LetterDescription{LetterKind::WorkStarted, "work_started", "requester: work has begun", work_started},
    LetterDescription{LetterKind::Waiting, "waiting", "requester: we wait for your answer", waiting},
    LetterDescription{LetterKind::Resolved, "resolved", "requester: resolved, is it?", resolved},
    LetterDescription{LetterKind::ApprovalReminder, "approval_reminder", "requester: no answer yet",
                      approval_reminder},
    LetterDescription{LetterKind::Closed, "closed", "requester: closed", closed},
    LetterDescription{LetterKind::Reopened, "reopened", "requester: open again", reopened},
    LetterDescription{LetterKind::Merged, "merged", "requester: goes on under another number", merged},
    LetterDescription{LetterKind::PriorityChanged, "priority_changed", "requester: another promise",
                      priority_changed},
    LetterDescription{LetterKind::Record, "record", "participant: what STATUS and HISTORY ask for", record},
    LetterDescription{LetterKind::NewTicket, "new_ticket", "assignee or the queue's agents: a new ticket",
                      new_ticket},
    LetterDescription{LetterKind::CustomerReply, "customer_reply", "assignee: the requester wrote",
                      customer_reply},
    LetterDescription{LetterKind::CommandResults, "command_results", "agent: what became of commands",
                      command_results},
    LetterDescription{LetterKind::RefusalDigest, "refusal_digest", "agent: mails in your name, not believed",
                      refusal_digest},
    LetterDescription{LetterKind::NotSent, "not_sent", "agent: a mail of yours was not sent", not_sent},
    LetterDescription{LetterKind::NewTicketsDigest, "new_tickets_digest",
                      "the queue's agents or ops: new tickets that no notice told of", new_tickets_digest},
    LetterDescription{LetterKind::BounceNote, "bounce_note", "assignee: a mail did not arrive", bounce_note},
    LetterDescription{LetterKind::ReopenedNote, "reopened_note", "assignee: open again, nobody answered",
                      reopened_note},
    LetterDescription{LetterKind::LoopStopped, "loop_stopped",
                      "assignee, else ops: two robots are kept apart", loop_stopped},
    LetterDescription{LetterKind::EscalationNotice, "escalation_notice", "agents: time is running out",
                      escalation_notice},
    LetterDescription{LetterKind::EscalationNotices, "escalation_notices",
                      "agents: time is running out on several tickets", escalation_notices},
    LetterDescription{LetterKind::NobodyAnswered, "nobody_answered",
                      "agents and ops: a round without an answer", nobody_answered},
    LetterDescription{LetterKind::NobodyAnsweredMany, "nobody_answered_many",
                      "agents and ops: a round about several tickets without an answer",
                      nobody_answered_many},
    LetterDescription{LetterKind::PhoneRings, "phone_rings", "agent: your phone rings about this",
                      phone_rings},
    LetterDescription{LetterKind::PhoneDown, "phone_down",
                      "ops, or the agents where there are none: no gateway takes calls", phone_down},
    LetterDescription{LetterKind::Incident, "incident", "ops: the desk itself is in trouble", incident},
    LetterDescription{LetterKind::IncidentOver, "incident_over", "ops: the trouble is over", incident_over},
    LetterDescription{LetterKind::Drill, "drill", "ops: a drill of the calls begins", drill},
};

}  // namespace

std::span<const LetterDescription> letters() {
  return descriptions;
}

const LetterDescription& description_of(LetterKind letter) {
  return descriptions[static_cast<std::size_t>(letter)];
}

}  // namespace ticketd::mail
