// SPDX-License-Identifier: Apache-2.0
// A ticket's row: its columns, named once and in one order, and how a Ticket is read from them and written to
// them. Not for other folders.
#pragma once

#include <cstdint>

#include "domain/ticket.hpp"
#include "store/query.hpp"

namespace ticketd::store {

// Literals, as a prepared statement is kept under its literal's address.
#define TICKET_COLUMNS                                                                          \
  "subject, status, priority, queue, requester, requester_name, assignee, customer, contract, " \
  "language, opened, respond_by, closed, work_began, time_spent, merged_into, approval_step, "  \
  "approval_due, approve_by, approval_mail"
#define TICKET_VALUES "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

// Of the first columns of a row that was asked for by "SELECT " TICKET_COLUMNS ", number".
inline constexpr int ticket_number_column = 20;
[[nodiscard]] domain::Ticket ticket_from(const Query& query);

// TICKET_VALUES, and behind them what else the statement asks for.
template <class... More>
Query& bind_ticket(Query& query, const domain::Ticket& ticket, const More&... more) {
  const auto& approval = ticket.approval;
  return query.bind(ticket.subject, ticket.status, ticket.priority, ticket.queue, ticket.requester,
                    ticket.requester_name, ticket.assignee, ticket.customer, ticket.contract, ticket.language,
                    ticket.opened, ticket.respond_by, ticket.closed, ticket.work_began,
                    static_cast<std::int64_t>(ticket.time_spent.count()), ticket.merged_into, approval.step,
                    approval.due, approval.approve_by, approval.mail, more...);
}

}  // namespace ticketd::store
