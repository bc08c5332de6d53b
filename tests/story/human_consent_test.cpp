// SPDX-License-Identifier: Apache-2.0
// "Is it resolved?" answered as people answer: what it does to the ticket, and what the assignee is told of
// it.
#include <doctest/doctest.h>

#include "flow/conversation/approval.hpp"
#include "story/agent_world.hpp"

namespace ticketd::story {
namespace {

using domain::Status;

const std::string eva = "Eva Holm <eva@customer.example>";
const std::string evas = "eva@customer.example";
const std::string annas = "anna@desk.example";

domain::TicketNumber resolved_ticket(AgentWorld& world) {
  const auto ticket = *world.eva_writes().ticket;
  world.answers(anna, "/resolve\nIt is out.\n");
  REQUIRE(world.ticket(ticket).status == Status::Resolved);
  world.all_is_sent();
  return ticket;
}

void time_passes(AgentWorld& world, domain::Seconds span) {
  world.pass(span);
  (void)flow::approve_due(world.tick());
  world.all_is_sent();
}

bool anna_reads(AgentWorld& world, std::string_view words) {
  return world.newest_text_to(annas).find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("a yes in the requester's own words closes the ticket, and the assignee knows") {
  for (const std::string words :
       {"Yes, it works now, thank you!\n", "No problem, works fine, you can close it\n",
        "Ja tack, det fungerar\n", "Hi Anna,\n\nthanks, works!\n\nBest regards\nEva\n"}) {
    CAPTURE(words);
    AgentWorld world;
    const auto ticket = resolved_ticket(world);
    world.answers(eva, words);
    CHECK(world.ticket(ticket).status == Status::Closed);
    CHECK(anna_reads(world, "Read as yes: #1 is closed."));
  }
}

TEST_CASE("a no in the requester's own words opens it again, and the assignee knows") {
  for (const std::string words : {"Still the same.\n", "nej, det fungerar inte\n", "It does not work\n"}) {
    CAPTURE(words);
    AgentWorld world;
    const auto ticket = resolved_ticket(world);
    world.answers(eva, words);
    CHECK(world.ticket(ticket).status == Status::Open);
    CHECK(anna_reads(world, "Read as no: #1 is open again."));
    CHECK(anna_reads(world, "The clocks of #1 run again."));
  }
}

TEST_CASE("thanks are no objection and no consent: silence runs on") {
  for (const std::string words : {"OK\n", "Thanks!\n", "tack\n", "Danke\n", "\xF0\x9F\x91\x8D\n"}) {
    CAPTURE(words);
    AgentWorld world;
    const auto ticket = resolved_ticket(world);
    time_passes(world, std::chrono::hours{19});
    world.answers(eva, words);
    CHECK(anna_reads(world, "#1 stays resolved"));
    CHECK(anna_reads(world, "it closes on Wednesday 4 November 2026, 01:00"));
    time_passes(world, std::chrono::hours{1});
    CHECK(world.newest_text_to(evas).find("some time ago") != std::string::npos);
    time_passes(world, std::chrono::hours{19});
    CHECK(world.ticket(ticket).status == Status::Resolved);
    time_passes(world, std::chrono::hours{1});
    CHECK(world.ticket(ticket).status == Status::Closed);
  }
}

TEST_CASE(
    "what is not clear is the assignee's to answer, who learns what happens otherwise, and that it did") {
  AgentWorld world;
  const auto ticket = resolved_ticket(world);
  world.answers(eva, "Works, but slow\n");
  CHECK(world.ticket(ticket).status == Status::Resolved);
  CHECK(anna_reads(world, "#1 opens again on Monday 2 November 2026, 10:00"));
  CHECK(anna_reads(world, "/close"));
  const auto mails = world.mails_to(annas);
  time_passes(world, std::chrono::hours{1});
  CHECK(world.ticket(ticket).status == Status::Open);
  CHECK(world.mails_to(annas) == mails + 1);
  CHECK(anna_reads(world, "#1 is open again."));
}

TEST_CASE("each way out that the assignee is told of keeps it from opening again") {
  for (const std::string way : {"Have you tried the other socket?\n", "/close\n"}) {
    CAPTURE(way);
    AgentWorld world;
    const auto ticket = resolved_ticket(world);
    world.answers(eva, "Works, but slow\n");
    world.answers(anna, way);
    time_passes(world, std::chrono::hours{2});
    CHECK(world.ticket(ticket).status != Status::Open);
  }
}

TEST_CASE("thanks after an objection do not take it back") {
  AgentWorld world;
  const auto ticket = resolved_ticket(world);
  world.answers(eva, "Works, but slow\n");
  world.answers(eva, "Thanks\n");
  CHECK(anna_reads(world, "#1 opens again on"));
  time_passes(world, std::chrono::hours{1});
  CHECK(world.ticket(ticket).status == Status::Open);
}

TEST_CASE("a yes without proof neither closes nor opens, and the assignee is told that it does not count") {
  AgentWorld world;
  const auto ticket = resolved_ticket(world);
  world.mail_arrives(
      raw({.subject = "Re: [#1]", .text = "Yes, it works!\n", .message_id = world.fresh_id()}));
  CHECK(anna_reads(world, "nothing proves that the requester wrote it"));
  time_passes(world, std::chrono::hours{2});
  CHECK(world.ticket(ticket).status == Status::Resolved);
}

TEST_CASE("thanks to the mail that says 'closed' open nothing") {
  for (const std::string words : {"Thanks!\n", "Great, works.\n"}) {
    CAPTURE(words);
    AgentWorld world;
    const auto ticket = resolved_ticket(world);
    world.answers(eva, "Yes\n");
    world.answers(eva, words);
    CHECK(world.ticket(ticket).status == Status::Closed);
    world.answers(eva, "Thanks! It came back, though.\n");
    CHECK(world.ticket(ticket).status == Status::Open);
  }
}

}  // namespace ticketd::story
