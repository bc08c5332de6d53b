// SPDX-License-Identifier: Apache-2.0
#include "store/event_sentences.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>
#include <vector>

#include "domain/duration.hpp"
#include "domain/rfc3339.hpp"
#include "store/sentence_parts.hpp"

namespace ticketd::store {
namespace {

using namespace domain::event;
using domain::Cause;
using domain::EventKind;
using domain::Status;
using Found = std::optional<EventKind>;

std::optional<domain::TicketNumber> ticket_in(std::string_view text) {
  const auto number = number_in(text);
  return number ? std::optional(domain::TicketNumber{*number}) : std::nullopt;
}

std::optional<Cause> cause_named(std::string_view words) {
  for (const auto& step : domain::transitions())
    if (domain::name_of(step.cause) == words) return step.cause;
  return std::nullopt;
}

// Why the desk itself closed a ticket of its own.
bool is_over(std::string_view words) {
  return words == "the drill is over" || parts_of("* works again", words);
}

Found opened(std::string_view sentence) {
  if (const auto own = parts_of("by the desk itself: *", sentence)) return Opened{own->at(0), {}};
  const auto parts = parts_of("*: *", sentence);
  const auto verdict = parts ? domain::verdict_named(parts->at(0)) : std::nullopt;
  return verdict ? Found(Opened{parts->at(1), verdict}) : std::nullopt;
}

Found message_received(std::string_view sentence) {
  const auto parts = parts_of("*: *", sentence);
  const auto verdict = parts ? domain::verdict_named(parts->at(0)) : std::nullopt;
  return verdict ? Found(MessageReceived{*verdict, parts->at(1)}) : std::nullopt;
}

Found status_changed(std::string_view sentence) {
  const auto parts = parts_of("* -> *: *", sentence);
  if (!parts) return std::nullopt;
  const auto from = domain::status_named(parts->at(0));
  const auto to = domain::status_named(parts->at(1));
  const auto& words = parts->at(2);
  if (!from || !to) return std::nullopt;
  if (const auto cause = cause_named(words)) return StatusChanged{*from, *to, *cause};
  if (*from == Status::Closed && *to == Status::Open && words.starts_with("answered by "))
    return StatusChanged{*from, *to, Cause::RequesterWrote, words};
  if (*to == Status::Closed && is_over(words)) return StatusChanged{*from, *to, Cause::CloseAsked, words};
  return std::nullopt;
}

Found related(std::string_view sentence) {
  using By = Related::By;
  for (const auto& [form, by] :
       {std::pair("related to #*", By::Mail), std::pair("overdue without a step left: #*", By::Incident)})
    if (const auto parts = parts_of(form, sentence))
      if (const auto ticket = ticket_in(parts->at(0))) return Related{*ticket, by};
  return std::nullopt;
}

Found replayed(std::string_view sentence) {
  if (sentence == "taken in again as an unfiled message") return Replayed{};
  const auto parts = parts_of("taken in again as #*", sentence);
  const auto ticket = parts ? ticket_in(parts->at(0)) : std::nullopt;
  return ticket ? Found(Replayed{*ticket}) : std::nullopt;
}

Found left_on_server(std::string_view sentence) {
  const auto parts =
      parts_of("too large (* bytes): the whole mail lies in folder * of queue * as UID *", sentence);
  if (!parts) return std::nullopt;
  const auto bytes = number_in(parts->at(0));
  const auto uid = number_in(parts->at(3));
  if (!bytes || !uid) return std::nullopt;
  return MailLeftOnServer{*bytes, parts->at(1), parts->at(2), *uid};
}

Found sending_failed(std::string_view sentence) {
  using Why = SendingFailed::Why;
  if (const auto parts = parts_of("mail to * is not sent: an earlier one came back", sentence))
    return SendingFailed{parts->at(0), Why::EarlierCameBack};
  if (const auto parts = parts_of("mail to * refused: *", sentence))
    return SendingFailed{parts->at(0), Why::Refused, parts->at(1)};
  if (const auto parts = parts_of("* takes no mail: an earlier one came back", sentence))
    return SendingFailed{parts->at(0), Why::TakesNoMail};
  return std::nullopt;
}

// "5.1.1", before the server's own words.
bool is_status_code(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789.") == std::string_view::npos &&
         std::count(text.begin(), text.end(), '.') == 2;
}

void read_bounce_words(Bounced& bounced, std::string_view words) {
  const auto end = std::min(words.find(": "), words.size());
  if (is_status_code(words.substr(0, end))) {
    bounced.status = words.substr(0, end);
    words.remove_prefix(std::min(end + 2, words.size()));
  }
  bounced.words = words;
}

Found bounced(std::string_view sentence) {
  using Delivery = Bounced::Delivery;
  // The longer ones first.
  constexpr std::array<std::pair<std::string_view, Delivery>, 4> deliveries{
      {{"late, its server goes on trying", Delivery::Late},
       {"not delivered, not for good", Delivery::NotYet},
       {"not delivered, nothing more is sent to this address", Delivery::EndsSending},
       {"not delivered", Delivery::Failed}}};
  const auto parts = parts_of("mail to *: *", sentence);
  if (!parts) return std::nullopt;
  std::string_view rest = parts->at(1);
  const auto* const known = std::find_if(deliveries.begin(), deliveries.end(),
                                         [&](const auto& one) { return rest.starts_with(one.first); });
  if (known == deliveries.end()) return std::nullopt;
  Bounced bounced{parts->at(0), known->second};
  rest.remove_prefix(known->first.size());
  if (constexpr std::string_view behind = ", passed on to "; rest.starts_with(behind)) {
    rest.remove_prefix(behind.size());
    const auto end = std::min(rest.find("; "), rest.size());
    bounced.passed_on_to = rest.substr(0, end);
    rest.remove_prefix(end);
  }
  if (!rest.empty() && !rest.starts_with("; ")) return std::nullopt;
  if (!rest.empty()) read_bounce_words(bounced, rest.substr(2));
  return bounced;
}

Found note(std::string_view sentence) {
  if (sentence == "an internal note") return Noted{Noted::Kind::Internal};
  if (sentence == "among agents") return Noted{Noted::Kind::AmongAgents};
  const auto parts = parts_of("words to *", sentence);
  return parts ? Found(Noted{Noted::Kind::Handover, parts->at(0)}) : std::nullopt;
}

Found priority_changed(std::string_view sentence) {
  const auto parts = parts_of("* -> *", sentence);
  const auto from = parts ? number_in(parts->at(0)) : std::nullopt;
  const auto to = parts ? number_in(parts->at(1)) : std::nullopt;
  if (!from || !to || *from < 1 || *from > 3 || *to < 1 || *to > 3) return std::nullopt;
  return PriorityChanged{static_cast<domain::Priority>(*from), static_cast<domain::Priority>(*to)};
}

Found time_spent(std::string_view actor, std::string_view sentence) {
  const auto end = std::min(sentence.find_first_of(" :"), sentence.size());
  const auto spent = domain::parse_duration(sentence.substr(0, end));
  if (!spent) return std::nullopt;
  TimeSpent time{std::string(actor), *spent};
  sentence.remove_prefix(end);
  if (constexpr std::string_view phone = " phone"; sentence.starts_with(phone)) {
    time.kind = domain::command::Activity::Phone;
    sentence.remove_prefix(phone.size());
  }
  if (!sentence.empty() && !sentence.starts_with(": ")) return std::nullopt;
  if (!sentence.empty()) time.text = sentence.substr(2);
  return time;
}

Found merged(std::string_view sentence) {
  using Way = Merged::Way;
  for (const auto& [form, way] :
       {std::pair("goes on as #*", Way::Into), std::pair("#* goes on here", Way::From)})
    if (const auto parts = parts_of(form, sentence))
      if (const auto ticket = ticket_in(parts->at(0))) return Merged{way, *ticket};
  return std::nullopt;
}

Found token_burnt(std::string_view sentence) {
  using How = TokenBurnt::How;
  if (const auto parts = parts_of("the mail of * went to * as well", sentence))
    return TokenBurnt{How::SentAlong, parts->at(0), parts->at(1)};
  const auto parts = parts_of("* shows a mail that was sent to an agent", sentence);
  if (!parts) return std::nullopt;
  return TokenBurnt{How::Shown, parts->at(0) == "somebody" ? std::string() : parts->at(0)};
}

Found answer_read(std::string_view sentence) {
  using As = AnswerRead::As;
  if (sentence == "read as yes, but not proven to be the requester's: nothing changes")
    return AnswerRead{As::UnprovenYes};
  if (sentence == "read as thanks: silence runs on") return AnswerRead{As::Thanks};
  if (sentence ==
      "read as neither a clear yes nor a clear no: opens again unless somebody answers within a working hour")
    return AnswerRead{As::Unclear};
  return std::nullopt;
}

Found clock_changed(std::string_view sentence) {
  if (const auto parts = parts_of("contract * -> *", sentence); parts && stands_once(" -> ", sentence))
    return ContractFollowed{parts->at(0), parts->at(1)};
  if (const auto parts = parts_of("left as it was: *", sentence)) return ClockLeft{parts->at(0)};
  if (const auto parts = parts_of("calendar * has no hours after *: wall time is promised", sentence))
    if (const auto since = domain::parse_rfc3339(parts->at(1))) return WallTimePromised{parts->at(0), *since};
  if (const auto parts = parts_of("work begins by * instead of *", sentence)) {
    const auto to = domain::parse_rfc3339(parts->at(0));
    const auto from = domain::parse_rfc3339(parts->at(1));
    if (to && from) return TargetMoved{*from, *to};
  }
  return std::nullopt;
}

Found escalated(std::string_view sentence) {
  Escalated escalated;
  if (constexpr std::string_view instead = "mail instead of "; sentence.starts_with(instead)) {
    escalated.as = Escalated::As::MailInsteadOfCall;
    sentence.remove_prefix(instead.size());
  }
  auto parts = split(sentence, "; ");
  if (const auto mailed = parts_of("mail to *", parts.back()); mailed && parts.size() > 1) {
    escalated.mailed = split(mailed->at(0), ", ");
    parts.pop_back();
  }
  escalated.step = parts.front();
  escalated.missing.assign(parts.begin() + 1, parts.end());
  const bool all_known =
      std::all_of(escalated.missing.begin(), escalated.missing.end(), [](const std::string& missing) {
        return missing == "nobody is assigned" || parts_of("rota:* has a gap", missing);
      });
  return all_known && !escalated.step.empty() ? Found(escalated) : std::nullopt;
}

Found call_placed(std::string_view sentence) {
  constexpr std::string_view through = " through ";
  constexpr std::string_view at = " at ";
  if (!stands_once(through, sentence)) return std::nullopt;
  const auto parts = parts_of("* through *", sentence);
  if (!parts) return std::nullopt;
  const auto& who = parts->at(0);
  if (who.find(at) == std::string::npos) return CallPlaced{who, parts->at(1)};
  const auto reached = stands_once(at, who) ? parts_of("* at *", who) : std::nullopt;
  return reached ? Found(CallPlaced{reached->at(0), parts->at(1), reached->at(1)}) : std::nullopt;
}

Found call_ended(std::string_view sentence) {
  // In the order of CallOutcome.
  constexpr std::array<std::string_view, 10> outcomes{"pressed 1: took it",
                                                      "pressed 2: passed it on",
                                                      "answered and pressed no key",
                                                      "answered",
                                                      "busy",
                                                      "no answer",
                                                      "can't be reached",
                                                      "no call came about",
                                                      "the call was ended by us",
                                                      "the call was not put through"};
  const auto parts = parts_of("*: *", sentence);
  if (!parts) return std::nullopt;
  const auto& end = parts->at(1);
  for (std::size_t i = 0; i < outcomes.size(); ++i) {
    CallEnded ended{parts->at(0), static_cast<domain::CallOutcome>(i)};
    if (end == outcomes.at(i)) return ended;
    const auto words = parts_of(std::string(outcomes.at(i)) + " (*)", end);
    if (!words) continue;
    ended.words = words->at(0);
    return ended;
  }
  return std::nullopt;
}

Found escalation_stopped(std::string_view sentence) {
  using Why = EscalationStopped::Why;
  if (sentence == "work goes on") return EscalationStopped{Why::WorkGoesOn};
  if (sentence == "its clock does not run any more") return EscalationStopped{Why::ClockStands};
  if (sentence == "ticketctl escalations") return EscalationStopped{Why::Operator};
  if (const auto cause = cause_named(sentence)) return EscalationStopped{Why::StatusChanged, *cause};
  if (is_over(sentence)) return EscalationStopped{Why::Over, {}, std::string(sentence)};
  return std::nullopt;
}

using Reader = Found (*)(std::string_view sentence);

template <class Kind>
Found whole(std::string_view sentence) {
  return Kind{std::string(sentence)};
}
template <class Kind>
Found bare(std::string_view /*sentence*/) {
  return Kind{};
}

Found acknowledged(std::string_view sentence) {
  const auto parts = parts_of("to *", sentence);
  return parts ? Found(AcknowledgedMail{parts->at(0)}) : std::nullopt;
}
Found moved(std::string_view sentence) {
  const auto parts = parts_of("* -> *", sentence);
  return parts && stands_once(" -> ", sentence) ? Found(Moved{parts->at(0), parts->at(1)}) : std::nullopt;
}
// A command may hold a colon, too.
Found command_refused(std::string_view sentence) {
  const auto parts = parts_of("*: *", sentence);
  return parts && stands_once(": ", sentence) ? Found(CommandRefused{parts->at(0), parts->at(1)})
                                              : std::nullopt;
}
Found proof_refused(std::string_view sentence) {
  const auto parts = parts_of("in the name of *: *", sentence);
  return parts ? Found(ProofRefused{parts->at(0), parts->at(1)}) : std::nullopt;
}
Found answer_held(std::string_view sentence) {
  const auto parts = parts_of("not sent, returned to *: *", sentence);
  return parts ? Found(AnswerHeld{parts->at(0), parts->at(1)}) : std::nullopt;
}
Found escalation_acknowledged(std::string_view sentence) {
  using By = EscalationAcknowledged::By;
  if (sentence == "pressed 1") return EscalationAcknowledged{By::Key};
  if (sentence == "without a call") return EscalationAcknowledged{By::Word};
  return std::nullopt;
}

constexpr std::pair<std::string_view, Reader> readers[] = {
    {Opened::name, opened},
    {MessageReceived::name, message_received},
    {AcknowledgedMail::name, acknowledged},
    {AcknowledgementWithheld::name, whole<AcknowledgementWithheld>},
    {StatusChanged::name, status_changed},
    {Related::name, related},
    {ClockStartedLate::name, bare<ClockStartedLate>},
    {Quarantined::name, whole<Quarantined>},
    {Replayed::name, replayed},
    {MailLeftOnServer::name, left_on_server},
    {SendingFailed::name, sending_failed},
    {Bounced::name, bounced},
    {Assigned::name, whole<Assigned>},
    {NobodyThere::name, bare<NobodyThere>},
    {Replied::name, bare<Replied>},
    {Noted::name, note},
    {PriorityChanged::name, priority_changed},
    {SubjectChanged::name, whole<SubjectChanged>},
    {ParticipantAdded::name, whole<ParticipantAdded>},
    {ParticipantRemoved::name, whole<ParticipantRemoved>},
    {Merged::name, merged},
    {Moved::name, moved},
    {CommandRefused::name, command_refused},
    {ProofRefused::name, proof_refused},
    {TokenBurnt::name, token_burnt},
    {ApprovalReminded::name, bare<ApprovalReminded>},
    {ApprovalStopped::name, bare<ApprovalStopped>},
    {RecordSent::name, bare<RecordSent>},
    {AnswerHeld::name, answer_held},
    {AnswerReleased::name, whole<AnswerReleased>},
    {AnswerRead::name, answer_read},
    {MailLoopStopped::name, bare<MailLoopStopped>},
    {MailLoopEnded::name, bare<MailLoopEnded>},
    {MailHeld::name, bare<MailHeld>},
    {ClockLeft::name, clock_changed},
    {Escalated::name, escalated},
    {CallPlaced::name, call_placed},
    {CallEnded::name, call_ended},
    {EscalationAcknowledged::name, escalation_acknowledged},
    {EscalationStopped::name, escalation_stopped},
    {EscalationExhausted::name, whole<EscalationExhausted>},
    {EscalationRestarted::name, whole<EscalationRestarted>}};

}  // namespace

Found event_of_sentence(std::string_view name, std::string_view actor, std::string_view sentence) {
  if (name == TimeSpent::name) return time_spent(actor, sentence);
  const auto* const known = std::find_if(std::begin(readers), std::end(readers),
                                         [&](const auto& one) { return one.first == name; });
  return known == std::end(readers) ? std::nullopt : known->second(sentence);
}

}  // namespace ticketd::store
