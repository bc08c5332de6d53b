// A database of the first schema, made by hand as version 1 left it, is brought up to date with all it holds.
#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>

#include "store/agent_work.hpp"
#include "store/place.hpp"
#include "store/sqlite.hpp"
#include "store/tickets.hpp"

namespace ticketd::store {

TEST_CASE("a database written by schema 1 is upgraded and keeps its tickets") {
  const Place place;
  {
    SQLite::Database old(place.file().string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    old.exec(
        "PRAGMA application_id = 1953199204; PRAGMA user_version = 1;"
        "CREATE TABLE queue (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;"
        "CREATE TABLE ticket (number INTEGER PRIMARY KEY AUTOINCREMENT, subject TEXT NOT NULL, status "
        "INTEGER "
        "NOT NULL, priority INTEGER NOT NULL, queue INTEGER NOT NULL REFERENCES queue(id), requester TEXT "
        "NOT "
        "NULL, requester_name TEXT NOT NULL, assignee TEXT NOT NULL DEFAULT '', customer TEXT NOT NULL "
        "DEFAULT "
        "'', contract TEXT NOT NULL DEFAULT '', language TEXT NOT NULL, opened INTEGER NOT NULL, respond_by "
        "INTEGER, closed INTEGER) STRICT;"
        "CREATE TABLE outbox (id INTEGER PRIMARY KEY, ticket INTEGER) STRICT;"
        "INSERT INTO queue VALUES (1, 'support');"
        "INSERT INTO ticket(subject, status, priority, queue, requester, requester_name, language, opened) "
        "VALUES ('Old', 1, 3, 1, 'eva@customer.example', 'Eva', 'en', 1000)");
  }
  Database database(place.file(), Access::ServeAlone);
  const auto ticket = ticket_numbered(database, domain::TicketNumber{1});
  REQUIRE(ticket.has_value());
  CHECK(ticket->subject == "Old");
  auto progress = progress_of(database, ticket->number);
  CHECK_FALSE(progress.work_began.has_value());
  progress.time_spent = domain::Seconds{60};
  keep_progress(database, ticket->number, progress);
  CHECK(progress_of(database, ticket->number).time_spent == domain::Seconds{60});
}

}  // namespace ticketd::store
