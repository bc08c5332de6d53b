// SPDX-License-Identifier: Apache-2.0
// Mails that ask the requester something and were never sent, or whose reminder came back: nobody was asked,
// so nobody is waited for and silence is no consent.
#include <algorithm>

#include <doctest/doctest.h>

#include "flow/conversation/approval.hpp"
#include "flow/outbox/send_due.hpp"
#include "story/agent_world.hpp"
#include "story/bounced_mail.hpp"

namespace ticketd::story {
namespace {

const std::string evas = "eva@customer.example";
const std::string annas = "anna@desk.example";

void relay_refuses_newest_to_eva(AgentWorld& world) {
  flow::SendOutcome outcome;
  outcome.number = world.outbox_to(evas).back().row.number;
  outcome.result = flow::SendStatus::Refused;
  outcome.words = "550 5.1.1 no such user";
  world.unit([&](store::Session& session) {
    return flow::record_outcomes({session, world.desk(), world.now}, std::span(&outcome, 1), {});
  });
  (void)flow::approve_due(world.tick());
}

void a_month_passes(AgentWorld& world) {
  for (int day = 0; day < 30; ++day) {
    world.pass(std::chrono::hours{24});
    (void)flow::approve_due(world.tick());
    world.all_is_sent();
  }
}

std::ptrdiff_t times(AgentWorld& world, domain::TicketNumber ticket, std::string_view event) {
  const auto events = world.events(ticket);
  return std::count(events.begin(), events.end(), event);
}

}  // namespace

TEST_CASE("a question that the relay refuses is waited for no more, and the assignee is told") {
  AgentWorld world;
  const auto ticket = *world.eva_writes().ticket;
  world.answers(anna, "/wait\nWhich one?\n");
  REQUIRE(world.ticket(ticket).status == domain::Status::Waiting);
  relay_refuses_newest_to_eva(world);
  CHECK(world.ticket(ticket).status == domain::Status::Open);
  CHECK(world.newest_text_to(annas).find("550 5.1.1 no such user") != std::string::npos);
}

TEST_CASE("a resolution that the relay refuses is never consent, and the assignee is told at once") {
  AgentWorld world;
  const auto ticket = *world.eva_writes().ticket;
  world.answers(anna, "/resolve\nIt is out.\n");
  relay_refuses_newest_to_eva(world);
  CHECK(times(world, ticket, "approval_stopped") == 1);
  CHECK(world.newest_text_to(annas).find("did not reach eva@customer.example") != std::string::npos);
  a_month_passes(world);
  CHECK(world.ticket(ticket).status == domain::Status::Resolved);
}

TEST_CASE("a question that still lay in the outbox when the address died is waited for no more") {
  AgentWorld world;
  const auto ticket = *world.eva_writes().ticket;
  const auto report = bounce_of(world, evas);  // of the acknowledgement
  world.answers(anna, "/wait\nWhich one?\n");
  world.mail_arrives(report);
  (void)flow::approve_due(world.tick());
  CHECK(world.ticket(ticket).status == domain::Status::Open);
}

TEST_CASE("a question that was sent is waited for, however often the clock looks") {
  AgentWorld world;
  const auto ticket = *world.eva_writes().ticket;
  world.answers(anna, "/wait\nWhich one?\n");
  world.all_is_sent();
  a_month_passes(world);
  CHECK(world.ticket(ticket).status == domain::Status::Waiting);
}

TEST_CASE("a reminder that came back stops the silence: who never got it may never have read the first") {
  AgentWorld world;
  const auto ticket = *world.eva_writes().ticket;
  world.answers(anna, "/resolve\nIt is out.\n");
  world.all_is_sent();
  world.pass(std::chrono::hours{20});
  (void)flow::approve_due(world.tick());
  REQUIRE(times(world, ticket, "approval_reminded") == 1);
  world.all_is_sent();
  world.mail_arrives(bounce_of(world, evas));
  a_month_passes(world);
  CHECK(world.ticket(ticket).status == domain::Status::Resolved);
  CHECK(times(world, ticket, "approval_stopped") == 1);
}

TEST_CASE("a mail to somebody else that came back does not stop the requester's silence") {
  AgentWorld world;
  const auto ticket = *world.eva_writes().ticket;
  world.answers(anna, "/cc boss@customer.example\n");
  world.answers(anna, "/resolve\nIt is out.\n");
  world.all_is_sent();
  world.mail_arrives(bounce_of(world, "boss@customer.example"));
  a_month_passes(world);
  CHECK(world.ticket(ticket).status == domain::Status::Closed);
}

}  // namespace ticketd::story
