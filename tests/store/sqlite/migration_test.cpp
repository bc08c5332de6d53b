// SPDX-License-Identifier: Apache-2.0
// Databases as each earlier version wrote them (tests/store/written, dumped by sqlite3: five mails taken in)
// are brought up to date with all they hold.
#include <cstddef>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <sstream>
#include <string>
#include <vector>

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>

#include "store/acknowledgements.hpp"
#include "store/messages.hpp"
#include "store/place.hpp"
#include "store/query.hpp"
#include "store/sqlite/open.hpp"
#include "store/tickets.hpp"

namespace ticketd::store {
namespace {

constexpr int newest = 7;

std::filesystem::path written_by(int version) {
  return std::filesystem::path(TICKETD_ROOT) / "tests/store/written" /
         ("schema-" + std::to_string(version) + ".sql");
}

void write_as(int version, const std::filesystem::path& file) {
  std::ifstream in(written_by(version), std::ios::binary);
  std::ostringstream dump;
  dump << in.rdbuf();
  SQLite::Database old(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
  old.exec(dump.str());
}

void for_each_upgraded(const std::function<void(Session&)>& check) {
  for (int version = 1; version < newest; ++version) {
    CAPTURE(version);
    const Place place;
    write_as(version, place.file());
    Store store = open_sqlite(place.file(), Access::ServeAlone);
    Session session(store.engine());
    check(session);
  }
}

std::vector<std::string> definitions(Session& session) {
  auto query =
      session.query("SELECT name || ': ' || sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY 1");
  std::vector<std::string> all;
  while (query.next()) all.push_back(query.text(0));
  return all;
}

std::int64_t number(Session& session, const char* sql) {
  auto query = session.query(sql);
  REQUIRE(query.next());
  return query.number(0);
}

}  // namespace

TEST_CASE("a database written by any earlier schema is upgraded and keeps what it holds") {
  const Place fresh;
  Store made_anew_store = open_sqlite(fresh.file(), Access::ServeAlone);
  Session made_anew(made_anew_store.engine());
  REQUIRE(number(made_anew, "PRAGMA user_version") == newest);
  for_each_upgraded([&](Session& session) {
    CHECK(number(session, "PRAGMA user_version") == newest);
    CHECK(definitions(session) == definitions(made_anew));
    CHECK_FALSE(session.query("PRAGMA foreign_key_check").next());
    CHECK(number(session, "SELECT count(*) FROM ticket") == 4);
    const auto ticket = find_ticket(session, domain::TicketNumber{1});
    REQUIRE(ticket.has_value());
    CHECK(ticket->subject == "Request for a new access card (router 21845)");
    CHECK(content_of(session, domain::MessageNumber{1})->find("\r\nSubject: Request for a new access card") !=
          std::string::npos);
  });
}

TEST_CASE("an upgraded database still counts the acknowledgements it sent") {
  for_each_upgraded([&](Session& session) {
    const auto arrived =
        domain::Instant(domain::Seconds{number(session, "SELECT max(arrived) FROM acknowledgement")});
    const auto sent =
        acknowledgements_before(session, {arrived, "nobody@customer.example", "customer.example", {}}, {});
    CHECK(sent.to_all == 4);
  });
}

TEST_CASE("a mail that was kept before an upgrade is known when it turns up again") {
  for_each_upgraded([&](Session& session) {
    Identity identity{{}, domain::Instant(domain::Seconds{1'735'689'600})};
    {
      auto kept = session.query("SELECT identity FROM message WHERE id = 1");
      REQUIRE(kept.next());
      REQUIRE(kept.bytes(0).size() == identity.digest.size());
      std::memcpy(identity.digest.data(), kept.bytes(0).data(), identity.digest.size());
    }
    CHECK(same_mail(session, identity, {}, "a@customer.example") == domain::MessageNumber{1});
    CHECK(same_mail(session, identity, {}, "") == domain::MessageNumber{1});
    identity.digest.front() ^= std::byte{1};
    CHECK_FALSE(same_mail(session, identity, {}, "a@customer.example").has_value());
  });
}

TEST_CASE("the tickets of an upgraded database can be worked on") {
  const Place place;
  write_as(1, place.file());
  Store store = open_sqlite(place.file(), Access::ServeAlone);
  Session session(store.engine());
  auto ticket = find_ticket(session, domain::TicketNumber{1}).value();
  CHECK_FALSE(ticket.work_began.has_value());
  ticket.time_spent = domain::Seconds{60};
  save_ticket(session, ticket);
  CHECK(find_ticket(session, domain::TicketNumber{1})->time_spent == domain::Seconds{60});
}

}  // namespace ticketd::store
