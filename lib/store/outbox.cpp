// SPDX-License-Identifier: Apache-2.0
#include "store/outbox.hpp"

#include "store/query.hpp"

namespace ticketd::store {
namespace {

OutboxRow outbox_row_of(const Query& query) {
  OutboxRow row;
  row.number = domain::OutboxNumber{query.number(0)};
  if (!query.is_null(1)) row.ticket = domain::TicketNumber{query.number(1)};
  row.message = domain::MessageNumber{query.number(2)};
  row.sender = query.text(3);
  row.recipient = query.text(4);
  row.message_id = query.text(5);
  row.state = query.enumerator<domain::SendState>(6, "outbox.state");
  row.attempts = static_cast<int>(query.number(7));
  row.created = query.instant(8);
  row.due = query.instant(9);
  row.words = query.text(10);
  row.ended = query.maybe_instant(11);
  return row;
}

std::vector<OutboxRow> outbox_rows_of(Query& query) {
  std::vector<OutboxRow> rows;
  while (query.next()) rows.push_back(outbox_row_of(query));
  return rows;
}

std::optional<OutboxRow> first_of(Query& query) {
  if (!query.next()) return std::nullopt;
  return outbox_row_of(query);
}

#define OUTBOX_COLUMNS                                                                                      \
  "SELECT id, ticket, message, sender, recipient, message_id, state, attempts, created, due, words, ended " \
  "FROM "                                                                                                   \
  "outbox "

}  // namespace

domain::OutboxNumber next_outbox_number(Session& session) {
  return domain::OutboxNumber{session.engine().next(Serial::OutboxRow)};
}

void put_in_outbox(Session& session, const OutboxRow& row) {
  session
      .query(
          "INSERT INTO outbox(id, ticket, message, sender, recipient, message_id, state, created, due) "
          "VALUES (?, ?, ?, ?, ?, ?, 0, ?, ?)")
      .bind(row.number, row.ticket, row.message, row.sender, row.recipient, row.message_id, row.created,
            row.due)
      .run();
}

void for_each_due(Session& session, domain::Instant now,
                  const std::function<Onward(const OutboxRow&)>& look) {
  auto query =
      session.query(OUTBOX_COLUMNS "WHERE state = {SendState::Pending} AND due <= ? ORDER BY due, id");
  query.bind(now);
  while (query.next())
    if (look(outbox_row_of(query)) == Onward::Enough) return;
}

std::optional<domain::Instant> next_due_after(Session& session, domain::Instant now) {
  auto query = session.query(
      "SELECT due FROM outbox WHERE state = {SendState::Pending} AND due > ? ORDER BY due LIMIT 1");
  if (!query.bind(now).next()) return std::nullopt;
  return query.instant(0);
}

std::optional<OutboxRow> outbox_row(Session& session, domain::OutboxNumber number) {
  auto query = session.query(OUTBOX_COLUMNS "WHERE id = ?");
  return first_of(query.bind(number));
}

std::vector<OutboxRow> unsent_rows(Session& session, std::size_t at_most) {
  auto query = session.query(
      OUTBOX_COLUMNS "WHERE state IN ({SendState::Pending}, {SendState::Failed}) ORDER BY id LIMIT ?");
  return outbox_rows_of(query.bind(static_cast<std::int64_t>(at_most)));
}

void mark_sent(Session& session, domain::OutboxNumber number, domain::Instant at, std::string_view words) {
  session
      .query(
          "UPDATE outbox SET state = {SendState::Sent}, attempts = attempts + 1, ended = ?, words = ? WHERE "
          "id = ? AND state = {SendState::Pending}")
      .bind(at, words, number)
      .run();
}

void record_failed(Session& session, domain::OutboxNumber number, domain::Instant at,
                   std::string_view words) {
  session
      .query(
          "UPDATE outbox SET state = {SendState::Failed}, attempts = attempts + 1, ended = ?, words = ? "
          "WHERE id = ? AND state = {SendState::Pending}")
      .bind(at, words, number)
      .run();
}

void record_deferred(Session& session, domain::OutboxNumber number, domain::Instant due,
                     std::string_view words) {
  session
      .query(
          "UPDATE outbox SET attempts = attempts + 1, due = ?, words = ? WHERE id = ? AND state = "
          "{SendState::Pending}")
      .bind(due, words, number)
      .run();
}

void record_dropped(Session& session, domain::OutboxNumber number, domain::Instant at) {
  session
      .query(
          "UPDATE outbox SET state = {SendState::Dropped}, ended = ? WHERE id = ? AND state IN "
          "({SendState::Pending}, {SendState::Failed})")
      .bind(at, number)
      .run();
}

void make_due(Session& session, domain::OutboxNumber number, domain::Instant now) {
  session
      .query(
          "UPDATE outbox SET state = {SendState::Pending}, due = ?, ended = NULL WHERE id = ? AND state <> "
          "{SendState::Dropped}")
      .bind(now, number)
      .run();
}

}  // namespace ticketd::store
