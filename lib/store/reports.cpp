// SPDX-License-Identifier: Apache-2.0
#include "store/reports.hpp"

#include "domain/describe_event.hpp"
#include "domain/row_error.hpp"
#include "store/address_list.hpp"
#include "store/event_json.hpp"
#include "store/query.hpp"
#include "store/readable_rows.hpp"
#include "store/ticket_row.hpp"

namespace ticketd::store {
namespace {

#define TICKET_LINES \
  "SELECT " TICKET_COLUMNS ", t.number, q.name FROM ticket AS t JOIN queue AS q ON q.id = t.queue "
#define MESSAGE_COLUMNS                                                                                 \
  "SELECT id, direction, sender, recipients, subject, message_id, at, verdict, automatic, reason FROM " \
  "message "

std::int64_t count(Session& session, const char* sql) {
  auto query = session.query(sql);
  query.next();
  return query.number(0);
}

TicketLine ticket_line_from(const Query& query) {
  return {ticket_from(query), query.text(ticket_number_column + 1)};
}

// Data that can't be read are that event's fault and hide no other.
EventLine event_of(const Query& query) {
  EventLine line{query.instant(0), query.text(1), query.text(2), query.text(3)};
  if (query.is_null(4)) return line;
  try {
    line.what = event_from_data(line.name, query.bytes(4));
    if (line.detail.empty()) line.detail = domain::describe(*line.what);
  } catch (const domain::RowError& error) {
    if (line.detail.empty()) line.detail = error.what();
  }
  return line;
}

MessageLine message_from(const Query& query) {
  return {domain::MessageNumber{query.number(0)},
          query.enumerator<domain::Direction>(1, "message.direction"),
          query.text(2),
          split_addresses(query.bytes(3)),
          query.text(4),
          query.text(5),
          query.instant(6),
          {query.enumerator<domain::Verdict>(7, "message.verdict"), query.number(8) != 0, query.text(9)}};
}

}  // namespace

Totals totals(Session& session) {
  return {count(session, "SELECT count(*) FROM ticket"),
          count(session,
                "SELECT count(*) FROM message WHERE direction = {Direction::In} OR (direction = "
                "{Direction::Note} AND identity IS NOT NULL)"),
          count(session, "SELECT count(*) FROM message WHERE direction = {Direction::In} AND ticket IS NULL"),
          count(session, "SELECT count(*) FROM ticket WHERE status < {Status::Closed}"),
          count(session, "SELECT count(*) FROM ticket WHERE status = {Status::Quarantined}"),
          count(session, "SELECT count(*) FROM outbox WHERE state = {SendState::Pending}"),
          count(session, "SELECT count(*) FROM outbox WHERE state = {SendState::Failed}"),
          count(session, "SELECT count(*) FROM outbox WHERE state = {SendState::Sent}")};
}

std::optional<TicketLine> ticket_line(Session& session, domain::TicketNumber number) {
  auto query = session.query(TICKET_LINES "WHERE t.number = ?");
  if (!query.bind(number).next()) return std::nullopt;
  return ticket_line_from(query);
}

std::vector<MessageLine> messages_of(Session& session, domain::TicketNumber number) {
  auto query = session.query(MESSAGE_COLUMNS "WHERE ticket = ? ORDER BY id");
  query.bind(number);
  std::vector<MessageLine> lines;
  while (query.next()) lines.push_back(message_from(query));
  return lines;
}

std::vector<MessageLine> unfiled_messages(Session& session, std::size_t at_most) {
  auto query =
      session.query(MESSAGE_COLUMNS "WHERE ticket IS NULL AND direction = {Direction::In} ORDER BY id DESC");
  return readable_rows(query, message_from, at_most);
}

std::vector<EventLine> history_of(Session& session, domain::TicketNumber number) {
  auto query = session.query("SELECT at, actor, name, detail, data FROM event WHERE ticket = ? ORDER BY id");
  query.bind(number);
  std::vector<EventLine> lines;
  while (query.next()) lines.push_back(event_of(query));
  return lines;
}

std::vector<MailboxLine> mailbox_lines(Session& session) {
  auto query = session.query(
      "SELECT q.name, q.started, q.uid_validity, q.last_uid, (SELECT count(*) FROM owed AS o WHERE o.queue = "
      "q.id), "
      "(SELECT count(*) FROM delivery AS d WHERE d.queue = q.id AND d.mark <> {PendingMark::None}), "
      "(SELECT m.at FROM delivery AS d JOIN message AS m ON m.id = d.message WHERE d.queue = q.id "
      "ORDER BY d.uid_validity DESC, d.uid DESC LIMIT 1) FROM queue AS q ORDER BY q.name");
  std::vector<MailboxLine> lines;
  while (query.next())
    lines.push_back({query.text(0), query.instant(1), static_cast<std::uint32_t>(query.number(2)),
                     static_cast<std::uint32_t>(query.number(3)), query.number(4), query.number(5),
                     query.maybe_instant(6)});
  return lines;
}

}  // namespace ticketd::store
