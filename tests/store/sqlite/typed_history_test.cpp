// SPDX-License-Identifier: Apache-2.0
// The histories of a database of schema 6, and of ones before, as they read after the upgrade.
#include <fstream>
#include <sstream>

#include <SQLiteCpp/SQLiteCpp.h>
#include <doctest/doctest.h>

#include "store/agent_work.hpp"
#include "store/clocks.hpp"
#include "store/place.hpp"
#include "store/reports.hpp"
#include "store/sqlite/open.hpp"
#include "store/tickets.hpp"

namespace ticketd::store {
namespace {

using namespace domain::event;
using domain::Cause;
using domain::EventKind;
using domain::Status;
using domain::TicketNumber;

// As a program of that schema left it, with more in it.
struct Old : Place {
  explicit Old(int schema, const char* more = "") {
    std::ifstream in(std::filesystem::path(TICKETD_ROOT) / "tests/store/written" /
                     ("schema-" + std::to_string(schema) + ".sql"));
    std::ostringstream dump;
    dump << in.rdbuf();
    SQLite::Database database(file().string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    database.exec(dump.str());
    database.exec(more);
  }
};

// What happened after the acknowledgement.
std::vector<EventKind> known(const std::vector<EventLine>& history) {
  std::vector<EventKind> all;
  for (const auto& event : history) {
    CAPTURE(event.detail);
    CHECK(event.what.has_value());
    if (event.what) all.push_back(*event.what);
  }
  all.erase(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(4, all.size())));
  return all;
}

}  // namespace

TEST_CASE("an old history keeps its sentences and gains what they told") {
  const Old old(6);
  Store store = open_sqlite(old.file(), Access::ServeAlone);
  Session session(store.engine());
  const auto history = history_of(session, TicketNumber{3});
  CHECK(history.at(0).what == EventKind(Opened{"a person's mail", domain::Verdict::Request}));
  CHECK(history.at(2).what == EventKind(AcknowledgedMail{"asa.huber5@gmbh287.example"}));
  CHECK(history.at(5).detail == "new -> closed: marked as spam");
  CHECK(known(history) ==
        std::vector<EventKind>{
            TimeSpent{"bo", std::chrono::hours{2}, domain::command::Activity::Unsaid, "firewall rules"},
            StatusChanged{Status::New, Status::Closed, Cause::MarkedSpam}, Noted{Noted::Kind::Internal}});
  CHECK(known(history_of(session, TicketNumber{2})) ==
        std::vector<EventKind>{SubjectChanged{"Laptop: does not boot"},
                               CommandRefused{"/priority 5", "it is written /priority 1|2|3"},
                               Moved{"support", "sales"}, Assigned{"anna"}, Noted{Noted::Kind::Internal}});
  CHECK(known(history_of(session, TicketNumber{4})) ==
        std::vector<EventKind>{StatusChanged{Status::New, Status::Closed, Cause::MergedAway},
                               Merged{Merged::Way::Into, TicketNumber{1}}});
}

TEST_CASE("the time that old histories tell stands in rows, and the sum stays") {
  const Old old(6);
  Store store = open_sqlite(old.file(), Access::ServeAlone);
  Session session(store.engine());
  const auto entries = time_entries_of(session, TicketNumber{1});
  REQUIRE(entries.size() == 2);
  CHECK(entries[0].time == TimeSpent{"anna", std::chrono::minutes{90}, domain::command::Activity::Phone,
                                     "with Sven: the card reader"});
  CHECK(entries[0].at == domain::Instant{domain::Seconds{1'795'442'400}});
  CHECK(entries[1].time == TimeSpent{"bo", std::chrono::minutes{15}});
  CHECK(find_ticket(session, TicketNumber{1}).value().time_spent == std::chrono::minutes{105});
  CHECK(time_entries_of(session, TicketNumber{2}).empty());
}

TEST_CASE("an old sentence of another form is left as it is") {
  const Old old(
      6,
      "INSERT INTO event VALUES (900, 2, 1795450000, 'anna', 'status_changed', 'new -> fixed: by me');"
      "INSERT INTO event VALUES (901, 2, 1795450000, 'anna', 'time_spent', 'all day');"
      "INSERT INTO event VALUES (902, 2, 1795450000, 'anna', 'delivered_again', 'as UID 7');");
  Store store = open_sqlite(old.file(), Access::ServeAlone);
  Session session(store.engine());
  const auto history = history_of(session, TicketNumber{2});
  REQUIRE(history.size() == 12);
  CHECK(history[9].detail == "new -> fixed: by me");
  CHECK(history[10].detail == "all day");
  CHECK(history[11].detail == "as UID 7");
  for (std::size_t i = 9; i < 12; ++i) CHECK_FALSE(history[i].what.has_value());
  CHECK(time_entries_of(session, TicketNumber{2}).empty());
}

TEST_CASE("status changes from before they stood in a table are in it, the others once") {
  const Old old(2,
                "INSERT INTO event(ticket, at, actor, name, detail) VALUES "
                "(2, 1795360000, 'anna', 'status_changed', 'new -> resolved: resolved'),"
                "(2, 1795370000, 'ticketd', 'status_changed', "
                "'resolved -> closed: no answer within the time for approval');");
  Store store = open_sqlite(old.file(), Access::ServeAlone);
  Session session(store.engine());
  const auto changes = times_of(session, find_ticket(session, TicketNumber{2}).value()).changes;
  REQUIRE(changes.size() == 2);
  CHECK(changes[0].to == Status::Resolved);
  CHECK(changes[0].at == domain::Instant{domain::Seconds{1'795'360'000}});
  CHECK(changes[1].to == Status::Closed);

  const Old newer(6);
  Store other = open_sqlite(newer.file(), Access::ServeAlone);
  Session in_other(other.engine());
  CHECK(times_of(in_other, find_ticket(in_other, TicketNumber{1}).value()).changes.size() == 1);
}

}  // namespace ticketd::store
