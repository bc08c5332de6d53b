// SPDX-License-Identifier: Apache-2.0
#include "store/ticket_list.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "domain/row_error.hpp"
#include "store/query.hpp"
#include "store/ticket_row.hpp"
#include "text/case.hpp"

namespace ticketd::store {
namespace {

using domain::Status;

// Literals, as a prepared statement is kept under its literal's address.
#define TICKET_DUE                                                                \
  "CASE WHEN t.status > {Status::Open} THEN NULL WHEN t.work_began IS NULL THEN " \
  "t.respond_by ELSE coalesce(e.at, (SELECT max(f.at) FROM step_fired AS f WHERE f.ticket = t.number)) END "
// Seconds, so that what is due comes before the hundred thousands of millions; then ranks of such.
#define LISTED_URGENCY(WEIGHT)                                                          \
  "CASE t.status WHEN {Status::Closed} THEN 400000000000 - coalesce(t.closed, 0) "      \
  "WHEN {Status::Resolved} THEN 300000000000 WHEN {Status::Waiting} THEN 200000000000 " \
  "ELSE coalesce(" TICKET_DUE ", 100000000000) END + t.priority * " WEIGHT " "
#define LISTED_TICKETS "FROM ticket AS t LEFT JOIN escalation_due AS e ON e.ticket = t.number "
#define LISTED_TICKETS_AND_QUEUES LISTED_TICKETS "JOIN queue AS q ON q.id = t.queue "
#define LISTED_LINES \
  "SELECT " TICKET_COLUMNS ", t.number, q.name, " TICKET_DUE LISTED_TICKETS_AND_QUEUES "WHERE "
#define LISTED_STATUSES "t.status IN (?1, ?2, ?3, ?4, ?5, ?6) "
// The sign keeps the index over the status out of it: in the order of numbers all rows are passed anyway.
#define LISTED_IN_PASSING "+" LISTED_STATUSES
#define LISTED_REST                                                                      \
  "AND t.assignee = coalesce(?7, t.assignee) AND t.customer = coalesce(?8, t.customer) " \
  "AND q.name = coalesce(?9, q.name) AND t.priority = coalesce(?10, t.priority) "        \
  "AND t.opened >= coalesce(?11, t.opened) AND t.opened < coalesce(?12, t.opened + 1) "  \
  "AND coalesce(" TICKET_DUE ", 999999999998) < coalesce(?13, 999999999999) "
#define LISTED_NEWER "AND t.number < coalesce(?14, 9223372036854775807) ORDER BY t.number DESC"
#define LISTED_OLDER "AND t.number > coalesce(?14, 0) ORDER BY t.number"

constexpr std::int64_t heaviest = 1'000'000'000'000;  // of a priority: beyond all urgencies
constexpr auto endless = static_cast<std::size_t>(std::numeric_limits<std::int64_t>::max());

bool wants(const TicketFilter& filter, Status status) {
  return filter.statuses.empty() ||
         std::find(filter.statuses.begin(), filter.statuses.end(), status) != filter.statuses.end();
}

// The place in the statement of one that is not wanted is taken by a number that none has.
std::int64_t bound(const TicketFilter& filter, Status status) {
  return wants(filter, status) ? static_cast<std::int64_t>(status) : -1;
}

template <class... More>
Query& bind_filter(Query& query, const TicketFilter& filter, const More&... more) {
  using enum Status;
  return query.bind(bound(filter, New), bound(filter, Open), bound(filter, Waiting), bound(filter, Resolved),
                    bound(filter, Closed), bound(filter, Quarantined), filter.assignee, filter.customer,
                    filter.queue, filter.priority, filter.opened_from, filter.opened_before,
                    filter.due_before, more...);
}

// Engines know the case of different scripts; the desk's is the same on each.
class Holds {
 public:
  explicit Holds(const TicketFilter& filter) : wanted_(text::lower_case(filter.holds)) {}
  [[nodiscard]] bool all() const { return wanted_.empty(); }
  bool operator()(const domain::Ticket& ticket) const {
    if (all()) return true;
    const std::array<const std::string*, 4> places{&ticket.subject, &ticket.requester, &ticket.requester_name,
                                                   &ticket.customer};
    return std::any_of(places.begin(), places.end(), [this](const std::string* place) {
      return text::lower_case(*place).find(wanted_) != std::string::npos;
    });
  }

 private:
  std::string wanted_;
};

// Nothing for a row that can't be read: unreadable_tickets() names it.
std::optional<ListedTicket> listed_ticket_from(const Query& query) {
  try {
    return ListedTicket{{ticket_from(query), query.text(ticket_number_column + 1)},
                        query.maybe_instant(ticket_number_column + 2)};
  } catch (const domain::RowError&) {
    return std::nullopt;
  }
}

void hand_out(Query& query, const Holds& holds, std::size_t at_most,
              const std::function<bool(const ListedTicket&)>& visit) {
  for (std::size_t given = 0; given < at_most && query.next();) {
    const auto listed = listed_ticket_from(query);
    if (!listed || !holds(listed->line.ticket)) continue;
    if (!visit(*listed)) return;
    ++given;
  }
}

// Where a ticket stands in the order of urgency.
std::optional<std::int64_t> urgency_of(Session& session, std::optional<domain::TicketNumber> ticket,
                                       std::int64_t weight) {
  if (!ticket) return std::nullopt;
  auto query = session.query("SELECT " LISTED_URGENCY("?1") LISTED_TICKETS "WHERE t.number = ?2");
  if (!query.bind(weight, *ticket).next()) return std::nullopt;
  return query.number(0);
}

}  // namespace

void for_each_ticket(Session& session, const TicketFilter& filter, TicketOrder order,
                     std::optional<domain::TicketNumber> after, std::size_t at_most,
                     const std::function<bool(const ListedTicket&)>& visit) {
  const Holds holds(filter);
  const bool in_passing = wants(filter, Status::Closed);
  if (order == TicketOrder::Newest || order == TicketOrder::Oldest) {
    const bool newest = order == TicketOrder::Newest;
    auto query = session.query(newest && in_passing ? LISTED_LINES LISTED_IN_PASSING LISTED_REST LISTED_NEWER
                               : newest             ? LISTED_LINES LISTED_STATUSES LISTED_REST LISTED_NEWER
                               : in_passing         ? LISTED_LINES LISTED_IN_PASSING LISTED_REST LISTED_OLDER
                                                    : LISTED_LINES LISTED_STATUSES LISTED_REST LISTED_OLDER);
    return hand_out(bind_filter(query, filter, after), holds, at_most, visit);
  }
  const std::int64_t weight = order == TicketOrder::Priority ? heaviest : 0;
  const auto urgency = urgency_of(session, after, weight);
  auto query = session.query(LISTED_LINES LISTED_STATUSES LISTED_REST "AND (" LISTED_URGENCY(
      "?14") ", t.number) > (coalesce(?15, -1), coalesce(?16, 0)) "
             "ORDER BY " LISTED_URGENCY("?14") ", t.number");
  hand_out(bind_filter(query, filter, weight, urgency, urgency ? after : std::nullopt), holds, at_most,
           visit);
}

std::int64_t count_tickets(Session& session, const TicketFilter& filter) {
  const Holds holds(filter);
  std::int64_t count = 0;
  if (!holds.all()) {
    for_each_ticket(session, filter, TicketOrder::Oldest, std::nullopt, endless,
                    [&count](const ListedTicket&) {
                      ++count;
                      return true;
                    });
    return count;
  }
  auto query =
      session.query("SELECT count(*) " LISTED_TICKETS_AND_QUEUES "WHERE " LISTED_STATUSES LISTED_REST);
  bind_filter(query, filter).next();
  return query.number(0);
}

LastMails last_mails_of(Session& session, domain::TicketNumber ticket) {
  auto query = session.query(
      "SELECT max(CASE WHEN direction = {Direction::In} THEN at END), max(CASE WHEN direction = "
      "{Direction::Out} THEN at END) FROM message WHERE ticket = ?");
  query.bind(ticket).next();
  return {query.maybe_instant(0), query.maybe_instant(1)};
}

}  // namespace ticketd::store
