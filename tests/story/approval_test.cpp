// SPDX-License-Identifier: Apache-2.0
#include "flow/conversation/approval.hpp"

#include <doctest/doctest.h>

#include "story/agent_world.hpp"

namespace ticketd::story {
namespace {

const std::string eva = "Eva Holm <eva@customer.example>";
const std::string evas = "eva@customer.example";

domain::TicketNumber resolved_ticket(AgentWorld& world) {
  const auto ticket = *world.eva_writes().ticket;
  world.answers(anna, "/resolve\nIt is out.\n");
  REQUIRE(world.ticket(ticket).status == domain::Status::Resolved);
  world.all_is_sent();
  return ticket;
}

void time_passes(AgentWorld& world, domain::Seconds span) {
  world.pass(span);
  (void)flow::approve_due(world.tick());
  world.all_is_sent();
}

}  // namespace

TEST_CASE("YES closes a resolved ticket, and a second YES changes nothing") {
  AgentWorld world;
  const auto ticket = resolved_ticket(world);
  world.answers(eva, "Yes\n");
  CHECK(world.ticket(ticket).status == domain::Status::Closed);
  const auto mails = world.mails_to(evas);
  world.answers(eva, "YES\n");
  CHECK(world.ticket(ticket).status == domain::Status::Closed);
  CHECK(world.mails_to(evas) == mails);
}

TEST_CASE("NO opens it again") {
  AgentWorld world;
  const auto ticket = resolved_ticket(world);
  world.answers(eva, "No\nIt still burns.\n");
  CHECK(world.ticket(ticket).status == domain::Status::Open);
  CHECK(world.newest_text_to("anna@desk.example").find("It still burns") != std::string::npos);
}

TEST_CASE("silence closes after a reminder at half the time") {
  AgentWorld world;
  const auto ticket = resolved_ticket(world);
  const auto mails = world.mails_to(evas);
  CHECK(flow::approve_due(world.tick()) == world.now + std::chrono::hours{20});
  time_passes(world, std::chrono::hours{19});
  CHECK(world.mails_to(evas) == mails);
  time_passes(world, std::chrono::hours{1});
  CHECK(world.mails_to(evas) == mails + 1);
  time_passes(world, std::chrono::hours{19});
  CHECK(world.ticket(ticket).status == domain::Status::Resolved);
  time_passes(world, std::chrono::hours{1});
  CHECK(world.ticket(ticket).status == domain::Status::Closed);
  CHECK_FALSE(flow::approve_due(world.tick()).has_value());
}

TEST_CASE("other words stop the silence, and reopen if nobody answers them for a working hour") {
  AgentWorld world;
  const auto ticket = resolved_ticket(world);
  world.answers(eva, "Well, it smells a bit.\n");
  CHECK(world.ticket(ticket).status == domain::Status::Resolved);
  time_passes(world, std::chrono::minutes{59});
  CHECK(world.ticket(ticket).status == domain::Status::Resolved);
  time_passes(world, std::chrono::minutes{1});
  CHECK(world.ticket(ticket).status == domain::Status::Open);
}

TEST_CASE("an answer within the hour keeps it resolved, and the time for approval begins anew") {
  AgentWorld world;
  const auto ticket = resolved_ticket(world);
  world.answers(eva, "Well, it smells a bit.\n");
  world.answers(anna, "Open the window.\n");
  world.all_is_sent();
  time_passes(world, std::chrono::hours{2});
  CHECK(world.ticket(ticket).status == domain::Status::Resolved);
  time_passes(world, std::chrono::hours{18});
  time_passes(world, std::chrono::hours{20});
  CHECK(world.ticket(ticket).status == domain::Status::Closed);
}

TEST_CASE("a resolution mail that bounced, or was never sent, is no consent") {
  AgentWorld world;
  const auto ticket = *world.eva_writes().ticket;
  world.answers(anna, "/resolve\nIt is out.\n");
  const auto sent = world.outbox_to(evas);
  store::record_failed(world.session(), sent.back().row.number, world.now, "550 no such user");
  time_passes(world, std::chrono::hours{100});
  time_passes(world, std::chrono::hours{100});
  CHECK(world.ticket(ticket).status == domain::Status::Resolved);
  CHECK(world.newest_text_to("anna@desk.example").find("did not reach") != std::string::npos);
}

TEST_CASE("YES from somebody who cannot prove to be the requester is only words") {
  AgentWorld world;
  const auto ticket = resolved_ticket(world);
  world.mail_arrives(raw({.subject = "Re: [#1]", .text = "YES\n", .message_id = world.fresh_id()}));
  CHECK(world.ticket(ticket).status == domain::Status::Resolved);
}

TEST_CASE("HISTORY tells the requester everything but what is internal") {
  AgentWorld world;
  const auto ticket = *world.eva_writes().ticket;
  world.answers(anna, "/note\nA secret among us.\n");
  world.answers(anna, "We are coming.\n");
  const auto mails = world.mails_to(evas);
  world.answers(eva, "HISTORY\n");
  CHECK(world.mails_to(evas) == mails + 1);
  const auto text = world.newest_text_to(evas);
  CHECK(text.find("We are coming.") != std::string::npos);
  CHECK(text.find("It burns on the third floor.") != std::string::npos);
  CHECK(text.find("secret") == std::string::npos);
  CHECK(world.ticket(ticket).status == domain::Status::Open);
  for (int i = 0; i < 10; ++i) world.answers(eva, "STATUS\n");
  CHECK(world.mails_to(evas) == mails + 5);
}

}  // namespace ticketd::story
