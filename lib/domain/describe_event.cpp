// SPDX-License-Identifier: Apache-2.0
#include "domain/describe_event.hpp"

#include <initializer_list>
#include <utility>

#include "domain/duration.hpp"
#include "domain/event_words.hpp"
#include "domain/rfc3339.hpp"
#include "text/placeholders.hpp"

namespace ticketd::domain {
namespace {

using Values = std::initializer_list<text::NamedValue>;

std::string number(TicketNumber ticket) {
  return "#" + std::to_string(ticket.value);
}

std::string with_commas(const std::vector<std::string>& all) {
  std::string text;
  for (const auto& one : all) text += (text.empty() ? "" : ", ") + one;
  return text;
}

// Verdicts and causes stand in the order of their enum.
template <class Enum>
EventText text_after(EventText first, Enum value) {
  return static_cast<EventText>(static_cast<std::size_t>(first) + static_cast<std::size_t>(value));
}

class Teller {
 public:
  explicit Teller(const EventWords& words) : words_(words) {}

  std::string operator()(const event::Opened& what) const {
    if (!what.verdict) return say(EventText::OpenedByDesk, {{"reason", what.reason}});
    return say(EventText::Opened, {{"verdict", named(*what.verdict)}, {"reason", what.reason}});
  }
  std::string operator()(const event::MessageReceived& what) const {
    return say(EventText::Received, {{"verdict", named(what.verdict)}, {"reason", what.reason}});
  }
  std::string operator()(const event::AcknowledgedMail& what) const {
    return say(EventText::Acknowledged, {{"to", what.to}});
  }
  std::string operator()(const event::AcknowledgementWithheld& what) const {
    return say(EventText::AcknowledgementWithheld, {{"reason", what.reason}});
  }
  std::string operator()(const event::StatusChanged& what) const {
    return say(EventText::StatusBecame, {{"from", words_.status(what.from)},
                                         {"to", words_.status(what.to)},
                                         {"why", what.remark.empty() ? named(what.cause) : what.remark}});
  }
  std::string operator()(const event::Related& what) const {
    const bool by_mail = what.by == event::Related::By::Mail;
    return say(by_mail ? EventText::RelatedByMail : EventText::RelatedByIncident,
               {{"ticket", number(what.ticket)}});
  }
  std::string operator()(const event::ClockStartedLate& /*what*/) const {
    return say(EventText::ClockStartedLate);
  }
  std::string operator()(const event::Quarantined& what) const {
    return say(EventText::SetAside, {{"error", what.error}});
  }
  std::string operator()(const event::Replayed& what) const {
    if (!what.ticket) return say(EventText::ReplayedUnfiled);
    return say(EventText::Replayed, {{"ticket", number(*what.ticket)}});
  }
  std::string operator()(const event::MailLeftOnServer& what) const {
    return say(EventText::LeftOnServer, {{"bytes", std::to_string(what.bytes)},
                                         {"folder", what.folder},
                                         {"queue", what.queue},
                                         {"uid", std::to_string(what.uid)}});
  }

  std::string operator()(const event::SendingFailed& what) const {
    using Why = event::SendingFailed::Why;
    switch (what.why) {
      case Why::Refused: return say(EventText::MailRefused, {{"to", what.to}, {"words", what.words}});
      case Why::EarlierCameBack: return say(EventText::MailStopped, {{"to", what.to}});
      case Why::TakesNoMail: return say(EventText::SentNothing, {{"to", what.to}});
    }
    return {};
  }
  std::string operator()(const event::Bounced& what) const {
    std::string line = say(text_after(EventText::BouncedLate, what.delivery), {{"to", what.to}});
    if (!what.passed_on_to.empty()) line += ", " + say(EventText::BouncedBehind, {{"to", what.passed_on_to}});
    std::string words = what.status;
    if (!what.words.empty()) words += (words.empty() ? "" : ": ") + what.words;
    return words.empty() ? line : line + "; " + words;
  }

  std::string operator()(const event::Assigned& what) const {
    if (what.agent.empty()) return say(EventText::AssignedToNobody);
    return say(EventText::AssignedTo, {{"agent", what.agent}});
  }
  std::string operator()(const event::NobodyThere& /*what*/) const { return say(EventText::NobodyThere); }
  std::string operator()(const event::Replied& /*what*/) const { return say(EventText::AnsweredRequester); }
  std::string operator()(const event::Noted& what) const {
    using Kind = event::Noted::Kind;
    switch (what.kind) {
      case Kind::Internal: return say(EventText::InternalNote);
      case Kind::Handover: return say(EventText::Handover, {{"to", what.to}});
      case Kind::AmongAgents: return say(EventText::AmongAgents);
    }
    return {};
  }
  std::string operator()(const event::PriorityChanged& what) const {
    return say(EventText::PriorityBecame,
               {{"from", words_.priority(what.from)}, {"to", words_.priority(what.to)}});
  }
  std::string operator()(const event::SubjectChanged& what) const {
    return say(EventText::SubjectBecame, {{"subject", what.subject}});
  }
  std::string operator()(const event::ParticipantAdded& what) const {
    return say(EventText::Joined, {{"address", what.address}});
  }
  std::string operator()(const event::ParticipantRemoved& what) const {
    return say(EventText::Left, {{"address", what.address}});
  }
  std::string operator()(const event::TimeSpent& what) const {
    const bool by_phone = what.kind == command::Activity::Phone;
    const auto line = say(by_phone ? EventText::TimeOnPhone : EventText::TimeSpent,
                          {{"length", words_.length(what.spent)}});
    return what.text.empty() ? line : line + ": " + what.text;
  }
  std::string operator()(const event::Merged& what) const {
    const bool is_into = what.way == event::Merged::Way::Into;
    return say(is_into ? EventText::MergedInto : EventText::MergedFrom, {{"ticket", number(what.ticket)}});
  }
  std::string operator()(const event::Moved& what) const {
    return say(EventText::MovedTo, {{"from", what.from}, {"to", what.to}});
  }
  std::string operator()(const event::CommandRefused& what) const {
    return say(EventText::CommandRefused, {{"command", what.command}, {"reason", what.reason}});
  }

  std::string operator()(const event::ProofRefused& what) const {
    return say(EventText::ProofRefused, {{"agent", what.agent}, {"reason", what.reason}});
  }
  std::string operator()(const event::TokenBurnt& what) const {
    if (what.how == event::TokenBurnt::How::SentAlong)
      return say(EventText::MailSentAlong, {{"by", what.by}, {"other", what.other}});
    if (what.by.empty()) return say(EventText::MailShownBySomebody);
    return say(EventText::MailShown, {{"by", what.by}});
  }
  std::string operator()(const event::ApprovalReminded& /*what*/) const { return say(EventText::AskedAgain); }
  std::string operator()(const event::ApprovalStopped& /*what*/) const {
    return say(EventText::QuestionLost);
  }
  std::string operator()(const event::RecordSent& /*what*/) const { return say(EventText::RecordAsked); }
  std::string operator()(const event::AnswerHeld& what) const {
    return say(EventText::AnswerHeld, {{"agent", what.agent}, {"reason", what.reason}});
  }
  std::string operator()(const event::AnswerReleased& what) const {
    return say(EventText::AnswerReleased, {{"reason", what.reason}});
  }
  std::string operator()(const event::AnswerRead& what) const {
    return say(text_after(EventText::UnprovenYes, what.as));
  }
  std::string operator()(const event::MailLoopStopped& /*what*/) const { return say(EventText::LoopStopped); }
  std::string operator()(const event::MailLoopEnded& /*what*/) const { return say(EventText::LoopEnded); }
  std::string operator()(const event::MailHeld& /*what*/) const { return say(EventText::HeldInLoop); }

  std::string operator()(const event::ContractFollowed& what) const {
    return say(EventText::ContractFollowed, {{"from", what.from}, {"to", what.to}});
  }
  std::string operator()(const event::TargetMoved& what) const {
    return say(EventText::TargetMoved, {{"from", words_.moment(what.from)}, {"to", words_.moment(what.to)}});
  }
  std::string operator()(const event::WallTimePromised& what) const {
    return say(EventText::WallTimePromised,
               {{"calendar", what.calendar}, {"since", words_.moment(what.since)}});
  }
  std::string operator()(const event::ClockLeft& what) const {
    return say(EventText::ClockLeft, {{"error", what.error}});
  }

  std::string operator()(const event::Escalated& what) const {
    const bool is_step = what.as == event::Escalated::As::Step;
    std::string line = say(is_step ? EventText::StepTaken : EventText::StepMailed, {{"step", what.step}});
    for (const auto& each : what.missing) line += "; " + each;
    if (!what.mailed.empty()) line += "; " + say(EventText::StepMailedTo, {{"to", with_commas(what.mailed)}});
    return line;
  }
  std::string operator()(const event::CallPlaced& what) const {
    if (what.number.empty())
      return say(EventText::CallWithoutNumber, {{"person", what.person}, {"gateway", what.gateway}});
    return say(EventText::CallPlaced,
               {{"person", what.person}, {"number", what.number}, {"gateway", what.gateway}});
  }
  std::string operator()(const event::CallEnded& what) const {
    const auto line =
        say(EventText::CallEnded, {{"person", what.person}, {"outcome", words_.outcome(what.outcome)}});
    return what.words.empty() ? line : line + " (" + what.words + ")";
  }
  std::string operator()(const event::EscalationAcknowledged& what) const {
    const bool by_key = what.by == event::EscalationAcknowledged::By::Key;
    return say(by_key ? EventText::TakenByKey : EventText::TakenWithoutCall);
  }
  std::string operator()(const event::EscalationStopped& what) const {
    using Why = event::EscalationStopped::Why;
    switch (what.why) {
      case Why::StatusChanged:
        return what.cause ? say(EventText::StoppedByStatus, {{"why", named(*what.cause)}})
                          : say(EventText::StoppedByOtherStatus);
      case Why::WorkGoesOn: return say(EventText::StoppedByWork);
      case Why::ClockStands: return say(EventText::StoppedWithClock);
      case Why::Operator: return say(EventText::StoppedByOperator);
      case Why::Over: return say(EventText::StoppedOver, {{"remark", what.remark}});
    }
    return {};
  }
  std::string operator()(const event::EscalationExhausted& what) const {
    return say(EventText::Exhausted, {{"step", what.step}});
  }
  std::string operator()(const event::EscalationRestarted& what) const {
    return say(EventText::Restarted, {{"step", what.step}});
  }

 private:
  [[nodiscard]] std::string say(EventText text, Values values = {}) const {
    return text::filled(words_.texts.at(static_cast<std::size_t>(text)), {values.begin(), values.size()});
  }
  [[nodiscard]] std::string named(Verdict verdict) const {
    return say(text_after(EventText::VerdictRequest, verdict));
  }
  [[nodiscard]] std::string named(Cause cause) const {
    return say(text_after(EventText::CauseAgentReplied, cause));
  }

  const EventWords& words_;
};

EventWords english_words() {
  std::vector<std::string> texts;
  for (const auto& one : event_texts()) texts.emplace_back(one.english);
  return {std::move(texts),
          [](Status status) { return std::string(name_of(status)); },
          [](Priority priority) { return std::to_string(static_cast<int>(priority)); },
          [](CallOutcome outcome) { return std::string(describe(outcome)); },
          [](Seconds length) { return format_duration(length); },
          [](Instant at) { return format_rfc3339(at); }};
}

}  // namespace

std::string describe(const EventKind& what, const EventWords& words) {
  return std::visit(Teller(words), what);
}

std::string describe(const EventKind& what) {
  static const EventWords english = english_words();
  return describe(what, english);
}

std::string_view describe(CallOutcome outcome) {
  switch (outcome) {
    case CallOutcome::Acknowledged: return "pressed 1: took it";
    case CallOutcome::PassedOn: return "pressed 2: passed it on";
    case CallOutcome::NoKey: return "answered and pressed no key";
    case CallOutcome::Reached: return "answered";
    case CallOutcome::Busy: return "busy";
    case CallOutcome::Rejected:  // who declines a call has not answered it
    case CallOutcome::NoAnswer: return "no answer";
    case CallOutcome::Unreachable: return "can't be reached";
    case CallOutcome::GatewayBroken: return "no call came about";
    case CallOutcome::Interrupted: return "the call was ended by us";
    case CallOutcome::NotPutThrough: return "the call was not put through";
  }
  return {};
}

}  // namespace ticketd::domain
