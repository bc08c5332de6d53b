// SPDX-License-Identifier: Apache-2.0
// As many rows that fail as are looked at in one go, all older than a good one: while they are put off, and
// each time their wait is over, the good one's turn comes all the same.
#include <algorithm>
#include <chrono>
#include <cstddef>
#include <string>

#include <doctest/doctest.h>

#include "flow/conversation/approval.hpp"
#include "flow/escalation/desk_watch.hpp"
#include "flow/escalation/escalate_due.hpp"
#include "flow/requests.hpp"
#include "store/troubles.hpp"
#include "story/agent_world.hpp"
#include "story/phone_world.hpp"
#include "story/refused_rows.hpp"

namespace ticketd::story {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr std::size_t bad = 3;

void requests(PhoneWorld& world, std::size_t how_many) {
  for (std::size_t i = 1; i <= how_many; ++i) {
    world.request("number" + std::to_string(i));
    world.pass(minutes{1});
  }
}

bool rings(const std::vector<flow::PlacedCall>& calls, domain::TicketNumber ticket) {
  for (const auto& call : calls)
    for (const auto& leg : call.legs)
      if (leg.ticket == ticket) return true;
  return false;
}

}  // namespace

TEST_CASE("as many chains that fail as are called for at once do not keep a younger one from ringing") {
  PhoneWorld world;
  requests(world, bad + 1);
  world.pass(hours{4});
  (void)flow::escalate_due(world.tick(), world.pace, 100);
  refuse(world, "INSERT ON attempt WHEN new.chain <= 3");
  CHECK(rings(flow::place_due_calls(world.tick(), bad), domain::TicketNumber{bad + 1}));
}

TEST_CASE("chains whose wait is over and that fail again do not keep a new one from ringing") {
  PhoneWorld world;
  requests(world, bad);
  world.pass(hours{4});
  (void)flow::escalate_due(world.tick(), world.pace, 100);
  refuse(world, "INSERT ON attempt WHEN new.chain <= 3");
  CHECK(flow::place_due_calls(world.tick(), bad).empty());
  const auto younger = world.request("later");
  world.pass(hours{4});
  (void)flow::escalate_due(world.tick(), world.pace, 100);
  CHECK(rings(flow::place_due_calls(world.tick(), bad), younger));
}

TEST_CASE("as many approvals that fail as are looked at in one go do not hold up a younger one") {
  AgentWorld world;
  for (std::size_t i = 1; i <= bad + 1; ++i) {
    const auto ticket = *world.eva_writes("It burns.\n", "Fire " + std::to_string(i)).ticket;
    (void)flow::handle(world.store(), world.desk(), world.now,
                       flow::Operate{ticket, "/resolve\nIt is out.\n", "anna"});
    world.pass(minutes{1});
  }
  world.all_is_sent();
  world.pass(hours{20});
  refuse(world, "UPDATE ON ticket WHEN old.number <= 3");
  (void)flow::approve_due(world.tick(), bad);
  const auto events = world.events(domain::TicketNumber{bad + 1});
  CHECK(std::count(events.begin(), events.end(), "approval_reminded") == 1);
}

TEST_CASE("as many overdue tickets that fail as an incident names do not hide a younger one") {
  constexpr std::size_t named_at_once = 20;
  PhoneWorld world;
  requests(world, named_at_once + 1);
  world.pass(hours{10});
  for (std::size_t i = 1; i <= named_at_once + 1; ++i)
    store::set_unwatched(world.session(), domain::TicketNumber{static_cast<std::int64_t>(i)},
                         world.now - minutes{100} + minutes{i});
  refuse(world, "DELETE ON unwatched WHEN old.ticket <= 20");
  flow::watch_desk(world.tick(), {});
  CHECK(world.mails_about("no step is left: #21", "ops@desk.example").size() == 1);
}

TEST_CASE("a ticket whose steps fail and that can't be put off in its row holds up no younger one") {
  PhoneWorld world;
  requests(world, 2);
  world.pass(hours{4});
  refuse(world, "INSERT ON step_fired WHEN new.ticket = 1");
  damage(world,
         "CREATE TRIGGER stays BEFORE UPDATE ON escalation_due WHEN old.ticket = 1 "
         "BEGIN SELECT raise(ABORT, 'not this row'); END");
  CHECK(flow::escalate_due(world.tick(), world.pace, 1).tickets == 1);
  CHECK(flow::escalate_due(world.tick(), world.pace, 1).steps == 1);
  CHECK(world.count(domain::TicketNumber{2}, "escalated") == 1);
}

}  // namespace ticketd::story
