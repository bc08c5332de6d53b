// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <fstream>
#include <optional>
#include <vector>

#include <doctest/doctest.h>

#include "domain/row_error.hpp"
#include "store/compressed.hpp"
#include "store/mailboxes.hpp"
#include "store/messages.hpp"
#include "store/place.hpp"
#include "store/query.hpp"
#include "store/sqlite/open.hpp"
#include "store/tickets.hpp"

namespace ticketd::store {
namespace {

std::int64_t pragma(Session& session, const char* sql) {
  auto query = session.query(sql);
  query.next();
  return query.number(0);
}

domain::TicketNumber some_ticket(Session& session) {
  domain::Ticket ticket;
  ticket.queue = cursor_of(session, "support", domain::Instant{}).queue;
  return open_ticket(session, ticket);
}

}  // namespace

TEST_CASE("a new database is durable, signed and strict about its references") {
  const Place place;
  Store store = open_sqlite(place.file(), Access::ServeAlone);
  Session session(store.engine());
  CHECK(pragma(session, "PRAGMA synchronous") == 2);
  CHECK(pragma(session, "PRAGMA application_id") == 0x746b7464);
  CHECK(pragma(session, "PRAGMA user_version") >= 1);
  CHECK_THROWS_AS(add_event(session, domain::TicketNumber{77}, {{}, "x", domain::event::Replied{}}),
                  domain::PermanentError);
}

TEST_CASE("a second daemon on the same database is refused, a reader is not") {
  const Place place;
  const Store first = open_sqlite(place.file(), Access::ServeAlone);
  CHECK_THROWS_WITH_AS((void)open_sqlite(place.file(), Access::ServeAlone),
                       (place.file().string() + ": another ticketd is running on this database").c_str(),
                       domain::PermanentError);
  CHECK_NOTHROW((void)open_sqlite(place.file(), Access::ReadOnly));
}

TEST_CASE("the lock goes with the daemon") {
  const Place place;
  { const Store first = open_sqlite(place.file(), Access::ServeAlone); }
  CHECK_NOTHROW((void)open_sqlite(place.file(), Access::ServeAlone));
}

TEST_CASE("a reader cannot write") {
  const Place place;
  { const Store made = open_sqlite(place.file(), Access::ServeAlone); }
  Store reader_store = open_sqlite(place.file(), Access::ReadOnly);
  Session reader(reader_store.engine());
  CHECK_THROWS_AS((void)some_ticket(reader), domain::WorldError);
}

TEST_CASE("a database that a newer ticketd wrote is refused by name") {
  const Place place;
  {
    Store made_store = open_sqlite(place.file(), Access::ServeAlone);
    Session made(made_store.engine());
    made.query("PRAGMA user_version = 9999").run();
  }
  for (const Access access : {Access::ServeAlone, Access::ReadOnly}) {
    CHECK_THROWS_AS((void)open_sqlite(place.file(), access), domain::PermanentError);
    try {
      const Store refused = open_sqlite(place.file(), access);
    } catch (const domain::PermanentError& error) {
      CHECK(std::string(error.what()).find("was written by a newer ticketd (schema 9999") !=
            std::string::npos);
    }
  }
}

TEST_CASE("what is no database, or not ours, is refused and left as it was") {
  const Place place;
  std::ofstream(place.file()) << std::string(4096, 'x');
  CHECK_THROWS_AS((void)open_sqlite(place.file(), Access::ServeAlone), domain::PermanentError);
  CHECK(std::filesystem::file_size(place.file()) == 4096);
}

TEST_CASE("finding a thread, a due row and a known mail stays an index seek") {
  const Place place;
  Store store = open_sqlite(place.file(), Access::ServeAlone);
  Session session(store.engine());
  for (const char* const sql :
       {"EXPLAIN QUERY PLAN SELECT ticket FROM thread_id WHERE id = 'x'",
        "EXPLAIN QUERY PLAN SELECT id FROM outbox WHERE state = 0 AND due <= 7 ORDER BY due, id LIMIT 3",
        "EXPLAIN QUERY PLAN SELECT id FROM message WHERE dated IN (7, 0) AND identity = x'00'",
        "EXPLAIN QUERY PLAN SELECT 1 FROM acknowledgement WHERE address = 'a' AND arrived > 7",
        "EXPLAIN QUERY PLAN SELECT 1 FROM acknowledgement WHERE arrived / 7200 = 1 AND domain = 'd' AND "
        "arrived > 7",
        "EXPLAIN QUERY PLAN SELECT 1 FROM delivery WHERE queue = 1 AND uid_validity = 1 AND uid = 1",
        "EXPLAIN QUERY PLAN SELECT uid FROM delivery WHERE queue = 1 AND uid_validity = 1 AND mark <> 0 "
        "ORDER BY uid",
        "EXPLAIN QUERY PLAN SELECT at FROM event WHERE ticket = 1 ORDER BY id"}) {
    CAPTURE(sql);
    auto query = session.query(sql);
    while (query.next()) CHECK(query.text(3).find("SCAN") == std::string::npos);
  }
}

TEST_CASE("what one row's data breaks is that row's failure") {
  const Place place;
  Store store = open_sqlite(place.file(), Access::ServeAlone);
  Session session(store.engine());
  CHECK_THROWS_AS(add_event(session, domain::TicketNumber{77}, {{}, "x", domain::event::Replied{}}),
                  domain::RowError);
  CHECK_THROWS_AS((void)unpack(Encoding::Zstd, "no frame of zstd", 100), domain::RowError);
  CHECK_THROWS_AS(session.query("INSERT INTO tally VALUES ('x', 'no number')").run(), domain::RowError);
  CHECK_THROWS_AS(session.query("INSERT INTO tally VALUES ('x', zeroblob(2000000000))").run(),
                  domain::RowError);
  try {
    session.query("SELECT nothing FROM nowhere").run();
    FAIL("there is no such table");
  } catch (const domain::RowError&) {
    FAIL("that is no row's failure");
  } catch (const domain::WorldError&) {
  }
}

}  // namespace ticketd::store
