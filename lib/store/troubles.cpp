// SPDX-License-Identifier: Apache-2.0
#include "store/troubles.hpp"

#include "store/due_rows.hpp"
#include "store/query.hpp"

namespace ticketd::store {
namespace {

#define TROUBLE_COLUMNS "SELECT what, since, words, ticket FROM trouble "

Trouble trouble_of(const Query& query) {
  Trouble trouble{query.text(0), query.instant(1), query.text(2), std::nullopt};
  if (!query.is_null(3)) trouble.ticket = domain::TicketNumber{query.number(3)};
  return trouble;
}

}  // namespace

void note_trouble(Session& session, std::string_view what, domain::Instant since, std::string_view words) {
  session.query("UPDATE trouble SET words = ? WHERE what = ?").bind(words, what).run();
  if (session.rows_changed() > 0) return;
  session.query("INSERT INTO trouble(what, since, words) VALUES (?, ?, ?)").bind(what, since, words).run();
}

std::optional<Trouble> trouble_with(Session& session, std::string_view what) {
  auto query = session.query(TROUBLE_COLUMNS "WHERE what = ?");
  if (!query.bind(what).next()) return std::nullopt;
  return trouble_of(query);
}

std::vector<Trouble> troubles(Session& session) {
  auto query = session.query(TROUBLE_COLUMNS "ORDER BY what");
  std::vector<Trouble> all;
  while (query.next()) all.push_back(trouble_of(query));
  return all;
}

void save_incident(Session& session, std::string_view what, domain::TicketNumber ticket) {
  session.query("UPDATE trouble SET ticket = ? WHERE what = ?").bind(ticket, what).run();
}

void forget_trouble(Session& session, std::string_view what) {
  session.query("DELETE FROM trouble WHERE what = ?").bind(what).run();
}

void mark_internal(Session& session, domain::TicketNumber ticket) {
  session.query("INSERT INTO internal_ticket(ticket) VALUES (?)").bind(ticket).run();
}

bool is_internal(Session& session, domain::TicketNumber ticket) {
  return session.query("SELECT 1 FROM internal_ticket WHERE ticket = ?").bind(ticket).next();
}

void set_unwatched(Session& session, domain::TicketNumber ticket, std::optional<domain::Instant> look_at) {
  if (look_at) {
    session
        .query(
            "INSERT INTO unwatched(ticket, at) VALUES (?, ?) ON CONFLICT(ticket) DO UPDATE SET at = "
            "excluded.at")
        .bind(ticket, *look_at)
        .run();
  } else {
    session.query("DELETE FROM unwatched WHERE ticket = ?").bind(ticket).run();
  }
}

std::vector<domain::TicketNumber> unwatched_due(Session& session, domain::Instant now, std::size_t at_most,
                                                const Wanted<domain::TicketNumber>& wanted) {
  auto query = session.query("SELECT ticket FROM unwatched WHERE at <= ? ORDER BY at");
  return first_wanted(query.bind(now), at_most, wanted);
}

}  // namespace ticketd::store
