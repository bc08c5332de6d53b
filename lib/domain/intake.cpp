// SPDX-License-Identifier: Apache-2.0
#include "domain/intake.hpp"

#include <algorithm>

namespace ticketd::domain {
namespace {

// Verdicts that file into a thread or nowhere: they answer something, they never ask.
bool only_reports(Verdict verdict) {
  switch (verdict) {
    case Verdict::AutoReply:
    case Verdict::Bounce:
    case Verdict::Delay:
    case Verdict::FeedbackReport:
    case Verdict::ReadReceipt:
    case Verdict::Own: return true;
    case Verdict::Request:
    case Verdict::Reply:
    case Verdict::Bulk: return false;
  }
  return false;
}

Classification final_classification(const IntakeFacts& facts) {
  const auto& found = facts.classification;
  if (facts.carries_our_message_id)
    return {Verdict::Own, true, "its Message-ID is one of ours", Mark::Machine};
  if (facts.dmarc_failed && !only_reports(found.verdict))
    return {Verdict::Bulk, found.automatic, "a trusted host reports that DMARC failed", Mark::Spam};
  // Who is only called like a mail system, and names no mail of ours, may be a person who asks about mail.
  if (only_reports(found.verdict) && found.mark == Mark::NoAnswer && facts.links.empty())
    return {Verdict::Request, true, found.reason + ", of no mail of ours", Mark::NoAnswer};
  // A customer's system that sends by a list program asks for something; strangers' newsletters don't.
  if (found.verdict == Verdict::Bulk && found.mark == Mark::ForMany && facts.sender_is_known)
    return {Verdict::Request, true, found.reason + ", from a customer", Mark::ForMany};
  return found;
}

// Who sends a thread to another queue of the desk asks that queue, whatever prefix the subject has. A report
// goes where its thread is.
bool is_passed_on(const IntakeFacts& facts, TicketNumber number) {
  if (only_reports(facts.classification.verdict)) return false;
  return std::find(facts.passed_on.begin(), facts.passed_on.end(), number) != facts.passed_on.end();
}

// A token is possession of a mail that we sent for this ticket; a reference or a number is something anyone
// can write. A From that a trusted host calls forged gets in by neither.
const LinkedTicket* admitting_link(const IntakeFacts& facts) {
  if (facts.dmarc_failed) return nullptr;
  const auto found = std::find_if(facts.links.begin(), facts.links.end(), [&](const LinkedTicket& linked) {
    if (is_passed_on(facts, linked.number)) return false;
    return linked.link == ThreadLink::Token || linked.sender_belongs;
  });
  return found == facts.links.end() ? nullptr : &*found;
}

// An agent who cannot be proven answers nobody and asks nobody: the mail lies where it points to, as the flow
// returns it to the agent. What names no ticket may be a request of the agent's own.
const LinkedTicket* agents_thread(const IntakeFacts& facts) {
  const bool may_be_refused =
      facts.claims_to_be_agent && !facts.is_proven_agent && !facts.dmarc_failed &&
      !facts.classification.automatic &&
      (facts.classification.verdict == Verdict::Request || facts.classification.verdict == Verdict::Reply);
  if (!may_be_refused) return nullptr;
  const auto found = std::find_if(facts.links.begin(), facts.links.end(), [&](const LinkedTicket& linked) {
    return !is_passed_on(facts, linked.number);
  });
  return found == facts.links.end() ? nullptr : &*found;
}

bool too_long_closed(const LinkedTicket& linked, const IntakePolicy& policy, Instant arrived) {
  return linked.status == Status::Closed && linked.closed && arrived - *linked.closed > policy.reopen_within;
}

Instant clock_start(const IntakeFacts& facts, const IntakePolicy& policy, Instant now) {
  const Instant arrived = std::min(facts.arrived, now);
  return now - arrived > policy.backdate_at_most ? now : arrived;
}

std::optional<std::string> reason_to_withhold(const IntakeFacts& facts, const IntakePolicy& policy) {
  const auto& sent = facts.acknowledged;
  const auto& budget = policy.budget;
  if (facts.classification.automatic) return "made by a machine: " + facts.classification.reason;
  if (facts.sender_is_this_desk) return "the sender is an address of this desk";
  if (facts.claims_to_be_agent && !facts.is_proven_agent) return "an agent's address without proof";
  if (facts.sender.empty()) return "no sender address that could be answered";
  if (facts.is_backlog) return "it was in the mailbox before this desk began";
  if (facts.sender_is_undeliverable) return "an earlier mail to " + facts.sender + " came back for good";
  if (sent.same_content_today) return "the same mail was acknowledged within 24 hours";
  if (sent.to_address >= budget.per_address) return "enough acknowledgements to this address within the hour";
  if (sent.to_domain >= budget.per_domain) return "enough acknowledgements to this domain within the hour";
  if (sent.to_all >= budget.in_all) return "enough acknowledgements in all within the hour";
  return std::nullopt;
}

class IntakeDecider {
 public:
  IntakeDecider(const IntakeFacts& facts, const IntakePolicy& policy, Instant now)
      : facts_(facts), policy_(policy), now_(now) {
    made_.classification = final_classification(facts);
  }

  IntakeDecision make() && {
    const LinkedTicket* linked = admitting_link(facts_);
    if (linked == nullptr) linked = agents_thread(facts_);
    const bool reports = only_reports(made_.classification.verdict);
    if (linked != nullptr && (reports || goes_on(*linked))) {
      join(*linked);
    } else if (reports || answers_as_machine()) {
      made_.filing = LeaveUnfiled{};
    } else {
      open();
    }
    return std::move(made_);
  }

 private:
  // After a long time a ticket is another one, but for its own agents and for who asks for its record.
  bool goes_on(const LinkedTicket& linked) const {
    const bool only_asks = facts_.only_asks_or_approves && linked.link == ThreadLink::Token;
    return linked.agent_is_proven || agents_thread(facts_) != nullptr || only_asks ||
           !too_long_closed(linked, policy_, facts_.arrived);
  }

  // A robot that answers digests would have a ticket of its own each time, and a notice, and a digest.
  bool answers_as_machine() const {
    const auto mark = made_.classification.mark;
    return facts_.answers_desk_letter && facts_.links.empty() &&
           (mark == Mark::Machine || mark == Mark::Title);
  }

  // Whatever mark a mail bears, words in a thread may be a person's: somebody who waits for them reads them.
  void join(const LinkedTicket& linked) {
    auto& classification = made_.classification;
    if (!only_reports(classification.verdict)) {
      classification.verdict = Verdict::Reply;
      made_.told = ToldBy::Notice;
    }
    const bool reopens = classification.verdict == Verdict::Reply && linked.status == Status::Closed &&
                         !facts_.claims_to_be_agent && !facts_.only_asks_or_approves;
    made_.filing = JoinThread{linked.number, reopens};
    note(event::MessageReceived{classification.verdict, classification.reason});
  }

  void open() {
    auto& classification = made_.classification;
    if (classification.verdict == Verdict::Reply) classification.verdict = Verdict::Request;
    const Instant start = clock_start(facts_, policy_, now_);
    const bool has_clocks = classification.verdict == Verdict::Request && !facts_.is_backlog;
    OpenTicket opened{std::nullopt, start, has_clocks};
    note(event::Opened{classification.reason, classification.verdict});
    if (!facts_.links.empty()) {
      opened.related_to = facts_.links.front().number;
      note(event::Related{*opened.related_to, event::Related::By::Mail});
    }
    if (has_clocks && start != std::min(facts_.arrived, now_)) note(event::ClockStartedLate{});
    made_.filing = opened;
    if (has_clocks || facts_.sender_is_known) made_.told = ToldBy::Notice;
    if (!has_clocks && !facts_.sender_is_known) made_.told = ToldBy::Digest;
    if (facts_.is_backlog) made_.told = ToldBy::Nothing;
    acknowledge();
  }

  void acknowledge() {
    if (made_.classification.verdict == Verdict::Bulk) {
      withhold("list, bulk or not trusted: " + made_.classification.reason);
    } else if (const auto reason = reason_to_withhold(facts_, policy_)) {
      withhold(*reason);
    } else {
      made_.acknowledgement = Acknowledge{};
      note(event::AcknowledgedMail{facts_.sender});
    }
  }

  void withhold(std::string reason) {
    note(event::AcknowledgementWithheld{reason});
    made_.acknowledgement = Withheld{std::move(reason)};
  }

  void note(EventKind what) {
    const bool from_sender =
        std::holds_alternative<event::Opened>(what) || std::holds_alternative<event::MessageReceived>(what);
    made_.events.push_back(
        {now_, from_sender && !facts_.sender.empty() ? facts_.sender : "ticketd", std::move(what)});
  }

  const IntakeFacts& facts_;
  const IntakePolicy& policy_;
  Instant now_;
  IntakeDecision made_;
};

}  // namespace

IntakeDecision decide_intake(const IntakeFacts& facts, const IntakePolicy& policy, Instant now) {
  return IntakeDecider(facts, policy, now).make();
}

}  // namespace ticketd::domain
