// SPDX-License-Identifier: Apache-2.0
// What a report of a failed or late delivery may change. Anyone can write one, so it counts only for mails of
// ours that it names by a key that only we and whoever carried that mail can know, and only for the recipient
// that the mail went to. The history gets it; a final failure ends all sending to the address, unless the
// mail failed behind it, where the recipient had it passed on.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "domain/event.hpp"
#include "domain/ids.hpp"
#include "domain/instant.hpp"
#include "domain/verdict.hpp"

namespace ticketd::domain {

// A row of the outbox whose keyed Message-ID or return address the report carries.
struct NamedRow {
  OutboxNumber row;
  std::optional<TicketNumber> ticket;
  std::string recipient;
  bool is_staff = false;  // an agent or ops: told all the same, a desk must not fall silent to its own people
};

// What the report says of one recipient.
struct ReportedFailure {
  std::string recipient;  // empty: not named
  std::string status;     // "5.1.1"; empty: none
  std::string words;      // the far server's
  bool is_final = false;
};

struct BounceFacts {
  Verdict verdict = Verdict::Bounce;
  std::vector<NamedRow> rows;
  std::vector<ReportedFailure> failures;
};

struct ProvenBounce {
  OutboxNumber row;
  std::optional<TicketNumber> ticket;
  std::string address;  // folded
  Event event;          // of that ticket
  bool ends_sending = false;
  std::string words;
  bool is_lost = false;  // a customer's mail did not arrive for good, here or where it was passed on
};

// Nothing for any verdict but Bounce and Delay, and nothing for a row whose recipient the report does not
// mean. One row and one failure belong together whatever address the failure names, for the key is the row's.
[[nodiscard]] std::vector<ProvenBounce> decide_bounce(const BounceFacts& facts, Instant now);

// What is known of a sender whose address had been found undeliverable.
struct SignOfLife {
  Classification classification;
  bool carries_our_token = false;  // it answers a mail of ours, so that one got there
  bool dmarc_failed = false;
  Instant arrived;
};

// Whether the mark of `undeliverable_since` is lifted: by a person's mail that answers one of ours, at once;
// by any other mail of a person after a day, as a From can be forged and each try costs somebody a bounce.
[[nodiscard]] bool is_reachable_again(const SignOfLife& sign, Instant undeliverable_since);

}  // namespace ticketd::domain
