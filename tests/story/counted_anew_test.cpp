// SPDX-License-Identifier: Apache-2.0
// Priority, contract or calendar change: the promise and the steps are worked out anew, and the history says
// it.
#include <doctest/doctest.h>

#include "flow/clocks/recompute_clocks.hpp"
#include "flow/conversation/operate.hpp"
#include "flow/escalation/escalate_due.hpp"
#include "story/desk_world.hpp"

namespace ticketd::story {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr domain::TicketNumber one{1};

std::string contract(const std::string& promises) {
  return "agents: [ { name: anna, address: anna@desk.example } ]\n"
         "contracts: [ { name: standard, calendar: 24x7, priorities: " +
         promises + " } ]\n";
}

void count_anew(DeskWorld& world) {
  while (flow::recompute_clocks(world.tick(), 100)) {
  }
}

std::string last_detail(DeskWorld& world, std::string_view event) {
  std::string detail;
  for (const auto& each : store::history_of(world.session(), one))
    if (each.name == event) detail = each.detail;
  return detail;
}

std::size_t count(DeskWorld& world, std::string_view event) {
  std::size_t times = 0;
  for (const auto& name : world.events(one)) times += name == event ? 1 : 0;
  return times;
}

}  // namespace

TEST_CASE("a contract that promises more gives open tickets the earlier promise, told in the history") {
  DeskWorld world(contract("{ 1: 2h, 2: 4h, 3: 8h }"));
  count_anew(world);
  world.mail_arrives(raw({}));
  CHECK(*world.ticket(one).respond_by == world.now + hours{8});
  world.reconfigure(contract("{ 1: 2h, 2: 4h, 3: 6h }"));
  count_anew(world);
  CHECK(*world.ticket(one).respond_by == world.now + hours{6});
  CHECK(last_detail(world, "clock_changed") ==
        "work begins by 2026-11-02T15:00:00Z instead of 2026-11-02T17:00:00Z");
}

TEST_CASE("the steps move with it: three quarters of the new target, not of the old one") {
  DeskWorld world(contract("{ 1: 2h, 2: 4h, 3: 8h }"));
  world.mail_arrives(raw({}));
  world.reconfigure(contract("{ 1: 2h, 2: 4h, 3: 4h }"));
  count_anew(world);
  world.pass(hours{3} - minutes{1});
  CHECK(flow::escalate_due(world.tick(), world.pace, 10).steps == 0);
  world.pass(minutes{1});
  CHECK(flow::escalate_due(world.tick(), world.pace, 10).steps == 1);
}

TEST_CASE("a calendar that is closed now puts the promise off") {
  DeskWorld world(contract("{ 1: 2h, 2: 4h, 3: 8h }"));
  world.mail_arrives(raw({}));
  // Monday 10:00 to 17:00 in Stockholm, one hour on Tuesday.
  world.reconfigure(
      "agents: [ { name: anna, address: anna@desk.example } ]\n"
      "contracts: [ { name: standard, calendar: sweden } ]\n");
  count_anew(world);
  CHECK(*world.ticket(one).respond_by == std::chrono::sys_days{std::chrono::year{2026} / 11 / 3} + hours{8});
}

TEST_CASE("a customer who gets a contract brings it to the open ticket") {
  DeskWorld world(contract("{ 1: 2h, 2: 4h, 3: 8h }"));
  world.mail_arrives(raw({}));
  world.reconfigure(
      "agents: [ { name: anna, address: anna@desk.example } ]\n"
      "contracts: [ { name: standard, calendar: 24x7 }, { name: gold, calendar: 24x7, priorities: { 1: 1h, "
      "2: 1h, 3: 1h } } ]\n"
      "customers: [ { name: Customer, domains: [customer.example], contract: gold } ]\n");
  count_anew(world);
  CHECK(world.ticket(one).contract == "gold");
  CHECK(world.ticket(one).customer == "Customer");
  CHECK(*world.ticket(one).respond_by == world.now + hours{1});
  CHECK(count(world, "clock_changed") == 2);
}

TEST_CASE("while the configuration stays as it is nothing is counted anew") {
  DeskWorld world(contract("{ 1: 2h, 2: 4h, 3: 8h }"));
  world.mail_arrives(raw({}));
  count_anew(world);
  world.reconfigure(contract("{ 1: 2h, 2: 4h, 3: 8h }"));
  CHECK_FALSE(flow::recompute_clocks(world.tick(), 100));
  CHECK(count(world, "clock_changed") == 0);
}

TEST_CASE("an agent's /priority moves the promise, and the history says from when to when") {
  DeskWorld world(contract("{ 1: 2h, 2: 4h, 3: 8h }"));
  world.mail_arrives(raw({}));
  world.pass(minutes{30});
  (void)world.unit([&](store::Session& session) {
    return flow::operate({session, world.desk(), world.now}, one, "anna", "/priority 1");
  });
  CHECK(*world.ticket(one).respond_by == world.now - minutes{30} + hours{2});
  CHECK(last_detail(world, "clock_changed").starts_with("work begins by 2026-11-02T11:00:00Z"));
}

TEST_CASE("where work has begun the promise was kept and stays") {
  DeskWorld world(contract("{ 1: 2h, 2: 4h, 3: 8h }"));
  world.mail_arrives(raw({}));
  (void)world.unit([&](store::Session& session) {
    return flow::operate({session, world.desk(), world.now}, one, "anna", "/start");
  });
  world.reconfigure(contract("{ 1: 2h, 2: 4h, 3: 4h }"));
  count_anew(world);
  CHECK(*world.ticket(one).respond_by == world.now + hours{8});
}

}  // namespace ticketd::story
