// SPDX-License-Identifier: Apache-2.0
// A contract whose calendar has no hours ahead promises wall time, says so, and wakes people all the same.
#include <fstream>

#include <doctest/doctest.h>

#include "flow/clocks/recompute_clocks.hpp"
#include "flow/escalation/escalate_due.hpp"
#include "store/reports.hpp"
#include "story/desk_world.hpp"

namespace ticketd::story {
namespace {

using std::chrono::hours;

constexpr domain::TicketNumber one{1};

std::string desk_with(const std::string& calendar) {
  return "agents: [ { name: anna, address: anna@desk.example } ]\n"
         "contracts: [ { name: standard, calendar: " +
         calendar + ", priorities: { 1: 2h, 2: 4h, 3: 8h } } ]\n";
}

const std::string with_project = "calendars: [ calendars ]\n" + desk_with("project");

void write_project(const DeskWorld& world) {
  std::filesystem::create_directories(world.folder() / "calendars");
  std::ofstream(world.folder() / "calendars/project.yaml")
      << "time_zone: UTC\nweek: {}\nextra_days: [ { date: 2026-10-31, hours: 08:00-17:00 } ]\n";
}

std::string last_change(DeskWorld& world) {
  std::string detail;
  for (const auto& each : store::history_of(world.session(), one))
    if (each.name == "clock_changed") detail = each.detail;
  return detail;
}

constexpr const char* said =
    "calendar project has no hours after 2026-10-31T17:00:00Z: wall time is promised";

}  // namespace

TEST_CASE("a mail to a contract without hours is promised wall time, and its steps fire") {
  DeskWorld world;
  write_project(world);
  world.reconfigure(with_project);
  const auto taken = world.mail_arrives(raw({}));
  CHECK(taken.as == flow::Taken::As::Ticket);
  CHECK(*world.ticket(one).respond_by == world.now + hours{8});
  CHECK(last_change(world) == said);
  world.pass(hours{9});
  CHECK(flow::escalate_due(world.tick(), world.pace, 10).steps > 0);
}

TEST_CASE("open tickets whose contract loses its hours are reckoned by wall time") {
  DeskWorld world(desk_with("24x7"));
  world.mail_arrives(raw({}));
  world.pass(hours{1});
  write_project(world);
  world.reconfigure(with_project);
  while (flow::recompute_clocks(world.tick(), 100)) {
  }
  CHECK(*world.ticket(one).respond_by == world.now + hours{7});
}

}  // namespace ticketd::story
