// SPDX-License-Identifier: Apache-2.0
#include "store/ticket_row.hpp"

namespace ticketd::store {
namespace {

template <class Number>
std::optional<Number> maybe(const Query& query, int column) {
  if (query.is_null(column)) return std::nullopt;
  return Number{query.number(column)};
}

}  // namespace

domain::Ticket ticket_from(const Query& query) {
  return {
      .number = domain::TicketNumber{query.number(ticket_number_column)},
      .subject = query.text(0),
      .status = query.enumerator<domain::Status>(1, "ticket.status"),
      .priority = query.enumerator<domain::Priority>(2, "ticket.priority"),
      .queue = domain::QueueNumber{query.number(3)},
      .requester = query.text(4),
      .requester_name = query.text(5),
      .assignee = query.text(6),
      .customer = query.text(7),
      .contract = query.text(8),
      .language = query.text(9),
      .opened = query.instant(10),
      .respond_by = query.maybe_instant(11),
      .closed = query.maybe_instant(12),
      .work_began = query.maybe_instant(13),
      .time_spent = domain::Seconds{query.number(14)},
      .merged_into = maybe<domain::TicketNumber>(query, 15),
      .approval = {query.enumerator<domain::ApprovalStep>(16, "ticket.approval_step"),
                   query.maybe_instant(17), query.maybe_instant(18), maybe<domain::OutboxNumber>(query, 19)}};
}

}  // namespace ticketd::store
