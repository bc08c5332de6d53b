// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "store/agent_work.hpp"
#include "store/contract/engines.hpp"
#include "store/query.hpp"
#include "store/reports.hpp"
#include "store/tickets.hpp"

namespace ticketd::store {
namespace {

using namespace domain::event;
using domain::EventKind;

const domain::Instant monday =
    std::chrono::sys_days{std::chrono::year{2026} / 11 / 2} + std::chrono::hours{9};

// In a unit of work of its own, with a ticket.
void with_ticket(const std::function<void(Session&, domain::TicketNumber)>& check) {
  on_each_engine([&](Store& store) {
    transact(store, [&](Session& session) { check(session, open_some_ticket(session)); });
  });
}

}  // namespace

TEST_CASE("an event comes back as it was added, and in words") {
  with_ticket([](Session& session, domain::TicketNumber ticket) {
    add_event(session, ticket, {monday, "anna", Moved{"support", "sales"}});
    add_event(session, ticket, {monday, "anna", Assigned{}});
    const auto history = history_of(session, ticket);
    REQUIRE(history.size() == 2);
    CHECK(history[0].at == monday);
    CHECK(history[0].actor == "anna");
    CHECK(history[0].name == "moved");
    CHECK(history[0].detail == "support -> sales");
    CHECK(history[0].what == EventKind(Moved{"support", "sales"}));
    CHECK(history[1].detail.empty());
    CHECK(history[1].what == EventKind(Assigned{}));
  });
}

TEST_CASE("an event of which only the sentence is known is shown as that") {
  with_ticket([](Session& session, domain::TicketNumber ticket) {
    session
        .query("INSERT INTO event(ticket, at, actor, name, detail) VALUES (?, 5, 'bo', 'moved', 'far away')")
        .bind(ticket)
        .run();
    const auto history = history_of(session, ticket);
    REQUIRE(history.size() == 1);
    CHECK(history[0].detail == "far away");
    CHECK_FALSE(history[0].what.has_value());
  });
}

TEST_CASE("an event whose data can't be read hides no other") {
  const struct {
    const char* name;
    std::string data;
  } table[] = {{"moved", "{"}, {"moved", ""}, {"moved", R"({"from":7})"}, {"no_such", "{}"}};
  for (const auto& row : table) {
    CAPTURE(row.data);
    with_ticket([&](Session& session, domain::TicketNumber ticket) {
      for (const char* agent : {"anna", "bo", "carl"})
        add_event(session, ticket, {monday, agent, Moved{"support", agent}});
      session.query("UPDATE event SET name = ?, data = ? WHERE actor = 'bo'").bind(row.name, row.data).run();
      const auto history = history_of(session, ticket);
      REQUIRE(history.size() == 3);
      CHECK(history[0].what == EventKind(Moved{"support", "anna"}));
      CHECK_FALSE(history[1].what.has_value());
      CHECK(history[1].detail == "the data of an event " + history[1].name + " can't be read");
      CHECK(history[2].what == EventKind(Moved{"support", "carl"}));
    });
  }
}

TEST_CASE("time entries come back in the order in which they were noted") {
  using domain::command::Activity;
  const TimeEntry call{monday, {"anna", std::chrono::minutes{90}, Activity::Phone, "with Eva"}};
  const TimeEntry work{monday - std::chrono::hours{1}, {"bo", std::chrono::minutes{15}, Activity::Unsaid}};
  with_ticket([&](Session& session, domain::TicketNumber ticket) {
    CHECK(time_entries_of(session, ticket).empty());
    add_time_entry(session, ticket, call);
    add_time_entry(session, ticket, work);
    const auto entries = time_entries_of(session, ticket);
    REQUIRE(entries.size() == 2);
    CHECK(entries[0].at == call.at);
    CHECK(entries[0].time == call.time);
    CHECK(entries[1].at == work.at);
    CHECK(entries[1].time == work.time);
  });
}

}  // namespace ticketd::store
