// SPDX-License-Identifier: Apache-2.0
// What becomes of a mail that arrived: the one place that decides it. Facts in, decision out; nothing here
// knows where the facts came from or how the decision is kept. The rules are the table "What a mail is"
// in docs/architecture.md.
#pragma once

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "domain/event.hpp"
#include "domain/ids.hpp"
#include "domain/instant.hpp"
#include "domain/ticket.hpp"
#include "domain/verdict.hpp"

namespace ticketd::domain {

// How a mail is tied to a ticket that exists, strongest first.
enum class ThreadLink {
  Token,      // it carries a Message-ID or address that we made for one of this ticket's mails
  Reference,  // Message-IDs it names are known of this ticket's thread
  SubjectTag  // [#1042]
};

struct LinkedTicket {
  TicketNumber number;
  ThreadLink link = ThreadLink::Reference;
  Status status = Status::New;
  std::optional<Instant> closed;
  bool sender_belongs = false;   // a participant, or of the customer's domain, or a proven agent
  bool agent_is_proven = false;  // the sender is an agent, proven for this ticket
};

// How many acknowledgements went out within the hour (and day) that ends with this mail's arrival.
struct AcknowledgementsSent {
  int to_address = 0;
  int to_domain = 0;
  int to_all = 0;
  bool same_content_today = false;  // same address, subject skeleton and body within 24 h
};

struct AcknowledgementBudget {
  int per_address = 5;
  int per_domain = 50;
  int in_all = 2000;
};

struct IntakeFacts {
  Classification classification;
  std::string sender;  // address, lower-case; empty: none that could be answered
  bool sender_is_this_desk = false;
  bool claims_to_be_agent = false;      // From names an agent's address: nothing is reopened by that
  bool is_proven_agent = false;         // ... and DMARC proves it
  bool only_asks_or_approves = false;   // YES, thanks, STATUS: nothing to reopen a closed ticket for
  bool carries_our_message_id = false;  // as its own Message-ID: our mail come back
  bool dmarc_failed = false;            // said by a trusted host
  bool sender_is_known = false;         // of a customer's domain, or a participant of a ticket it names
  bool answers_desk_letter = false;     // a mail of ours about no ticket: a digest, a word to ops
  bool is_backlog = false;
  bool sender_is_undeliverable = false;  // mails to it came back for good, and nothing since says otherwise
  Instant arrived;                       // INTERNALDATE
  std::vector<LinkedTicket> links;       // strongest first
  std::vector<TicketNumber> passed_on;   // of these: the mail went to another queue, and only there
  AcknowledgementsSent acknowledged;
};

struct IntakePolicy {
  Seconds reopen_within = std::chrono::days{30};
  Seconds backdate_at_most = std::chrono::days{7};
  AcknowledgementBudget budget;
};

struct OpenTicket {
  std::optional<TicketNumber> related_to;
  Instant clock_start;
  bool has_clocks = true;
};

struct JoinThread {
  TicketNumber ticket;
  bool reopens = false;
};

struct LeaveUnfiled {};

struct Withheld {
  std::string reason;  // for the history
};
struct Acknowledge {};
struct NoAcknowledgement {};  // none is due: nothing to tell

// Who hears of it now. Reports have ways of their own, and so has an agent's mail.
enum class ToldBy {
  Nothing,
  Digest,  // the queue's agents, in the next gathered mail
  Notice   // the assignee or the queue's agents, by a mail of its own
};

struct IntakeDecision {
  Classification classification;  // the final verdict
  std::variant<OpenTicket, JoinThread, LeaveUnfiled> filing;
  std::variant<NoAcknowledgement, Withheld, Acknowledge> acknowledgement;
  ToldBy told = ToldBy::Nothing;
  std::vector<Event> events;  // of the ticket it is filed in
};

// Total: every mail gets a decision, and none is ever to lose it.
[[nodiscard]] IntakeDecision decide_intake(const IntakeFacts& facts, const IntakePolicy& policy, Instant now);

}  // namespace ticketd::domain
