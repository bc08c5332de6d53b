// SPDX-License-Identifier: Apache-2.0
// Chains of calls as rows, and the attempts that were made for them. An attempt stands here before its call
// is dialled, so that a call we know nothing of can't be.
#pragma once

#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "domain/clocks.hpp"
#include "domain/escalation.hpp"
#include "domain/ids.hpp"
#include "store/due.hpp"
#include "store/session.hpp"

namespace ticketd::store {

struct ChainRow {
  domain::EscalationNumber number;
  domain::TicketNumber ticket;
  domain::ClockKind clock = domain::ClockKind::Open;
  std::string step;  // its name
  domain::Chain chain;
  domain::Instant decided{};  // when the row was written last, and so when its next_at was
};

struct AttemptRow {
  domain::AttemptNumber number;
  domain::EscalationNumber chain;
  std::string person;
  std::string callee;   // the number or address dialled; empty: the person has none
  std::string gateway;  // its name
  domain::Instant placed;
  std::optional<domain::Instant> ended{};
  std::optional<domain::CallOutcome> outcome{};
  std::string words{};
};

// row.number and row.decided are not read.
[[nodiscard]] domain::EscalationNumber add_chain(Session& session, const ChainRow& row, domain::Instant now);
void save_chain(Session& session, const ChainRow& row, domain::Instant now);
[[nodiscard]] std::optional<ChainRow> find_chain(Session& session, domain::EscalationNumber number);
[[nodiscard]] std::vector<ChainRow> chains_of(Session& session, domain::TicketNumber ticket);
// With something to happen by then (a call, or an acknowledgement that has held long enough), first first.
[[nodiscard]] std::vector<domain::EscalationNumber> chains_due(
    Session& session, domain::Instant by, std::size_t at_most,
    const Wanted<domain::EscalationNumber>& wanted);
// That wait for something and were written later than now: the clock was put back since.
[[nodiscard]] std::vector<domain::EscalationNumber> chains_decided_after(Session& session,
                                                                         domain::Instant now);
[[nodiscard]] std::vector<domain::EscalationNumber> chains_calling(Session& session);
// Whom those chains ring.
[[nodiscard]] std::set<std::string> people_called(Session& session);
[[nodiscard]] std::optional<domain::Instant> next_chain_due_after(Session& session, domain::Instant now);
// Of tickets that are not closed, by ticket.
[[nodiscard]] std::vector<ChainRow> chains_of_open_tickets(Session& session);

// row.number is not read.
[[nodiscard]] domain::AttemptNumber add_attempt(Session& session, const AttemptRow& row);
void end_attempt(Session& session, domain::AttemptNumber number, domain::Instant at,
                 domain::CallOutcome outcome, const std::string& words);
[[nodiscard]] std::vector<AttemptRow> attempts_of(Session& session, domain::EscalationNumber chain);

}  // namespace ticketd::store
