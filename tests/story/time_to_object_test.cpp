// SPDX-License-Identifier: Apache-2.0
// Nobody can object to a mail that still lies in the outbox: the time for it counts from when the relay took
// the mail that asks, and the reminder leaves half of it at least.
#include <doctest/doctest.h>

#include "flow/conversation/approval.hpp"
#include "story/agent_world.hpp"

namespace ticketd::story {
namespace {

using domain::Status;
using std::chrono::hours;

const std::string evas = "eva@customer.example";

domain::TicketNumber resolved_ticket(AgentWorld& world) {
  const auto ticket = *world.eva_writes().ticket;
  world.all_is_sent();
  world.answers(anna, "/resolve\nIt is out.\n");
  return ticket;
}

void look(AgentWorld& world) {
  for (int i = 0; i < 3; ++i) (void)flow::approve_due(world.tick());
}

void relay_is_down_for(AgentWorld& world, int span) {
  for (int hour = 0; hour < span; ++hour) {
    world.pass(hours{1});
    look(world);
  }
}

}  // namespace

TEST_CASE("a relay that is down over the whole time for approval takes none of it away") {
  AgentWorld world;
  const auto ticket = resolved_ticket(world);
  const auto mails = world.mails_to(evas);
  relay_is_down_for(world, 60);
  CHECK(world.ticket(ticket).status == Status::Resolved);
  CHECK(world.mails_to(evas) == mails);
  world.all_is_sent();
  look(world);
  CHECK(world.mails_to(evas) == mails);
  world.pass(hours{19});
  look(world);
  CHECK(world.mails_to(evas) == mails);
  world.pass(hours{1});
  look(world);
  CHECK(world.mails_to(evas) == mails + 1);
  world.all_is_sent();
  world.pass(hours{19});
  look(world);
  CHECK(world.ticket(ticket).status == Status::Resolved);
  world.pass(hours{1});
  look(world);
  CHECK(world.ticket(ticket).status == Status::Closed);
}

TEST_CASE("half the time is left when the relay takes the reminder, however late that is") {
  AgentWorld world;
  const auto ticket = resolved_ticket(world);
  world.all_is_sent();
  world.pass(hours{20});
  look(world);
  relay_is_down_for(world, 50);
  CHECK(world.ticket(ticket).status == Status::Resolved);
  world.all_is_sent();
  world.pass(hours{19});
  look(world);
  CHECK(world.ticket(ticket).status == Status::Resolved);
  world.pass(hours{1});
  look(world);
  CHECK(world.ticket(ticket).status == Status::Closed);
}

TEST_CASE("a desk that comes back late reminds first, and says a time that is not over yet") {
  AgentWorld world;
  const auto ticket = resolved_ticket(world);
  world.all_is_sent();
  world.pass(hours{100});
  look(world);
  CHECK(world.ticket(ticket).status == Status::Resolved);
  CHECK(world.newest_text_to(evas).find("Saturday 7 November 2026, 09:00") != std::string::npos);
  world.all_is_sent();
  world.pass(hours{20});
  look(world);
  CHECK(world.ticket(ticket).status == Status::Closed);
}

TEST_CASE("a reminder that the relay refuses is followed by no consent") {
  AgentWorld world;
  const auto ticket = resolved_ticket(world);
  world.all_is_sent();
  world.pass(hours{20});
  look(world);
  store::record_failed(world.session(), world.outbox_to(evas).back().row.number, world.now,
                       "550 no such user");
  relay_is_down_for(world, 60);
  CHECK(world.ticket(ticket).status == Status::Resolved);
  CHECK(world.newest_text_to("anna@desk.example").find("did not reach") != std::string::npos);
}

}  // namespace ticketd::story
