// SPDX-License-Identifier: Apache-2.0
// A mail that the relay refuses for good tells whoever wrote it, as one that came back does.
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
const std::string bos = "bo@desk.example";

void refuse(AgentWorld& world, const store::OutboxRow& row) {
  const flow::SendOutcome outcome{
      row.number, flow::SendStatus::Refused, "550 5.1.1 no such user", 0.5, std::nullopt, "", 550};
  world.unit([&](store::Session& session) {
    return flow::record_outcomes({session, world.desk(), world.now}, std::span(&outcome, 1), {});
  });
  (void)flow::approve_due(world.tick());
}

bool says(const std::string& text, const std::string& words) {
  return text.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("the agent whose answer is refused hears it with the relay's words and the answer's") {
  AgentWorld world;
  const auto ticket = *world.eva_writes().ticket;
  world.answers(anna, "Is the red lamp on?\n");
  const auto answer = world.outbox_to(evas).back().row;
  world.answers(anna, "/assign bo\n");
  REQUIRE(world.ticket(ticket).assignee == "bo");
  const auto before = world.mails_to(annas);
  const auto bos_before = world.mails_to(bos);
  refuse(world, answer);
  CHECK(world.mails_to(bos) == bos_before);
  REQUIRE(world.mails_to(annas) == before + 1);
  const auto text = world.newest_text_to(annas);
  CHECK(says(text, "did not reach eva@customer.example"));
  CHECK(says(text, "550 5.1.1 no such user"));
  CHECK(says(text, "> Is the red lamp on?"));
}

TEST_CASE("a refused question or resolution is told once, to who wrote it, with its text") {
  for (const std::string command : {"/wait\n", "/resolve\n", "/close\n", ""}) {
    CAPTURE(command);
    AgentWorld world;
    world.eva_writes();
    world.answers(anna, command + "The red lamp was it.\n");
    const auto before = world.mails_to(annas);
    refuse(world, world.outbox_to(evas).back().row);
    REQUIRE(world.mails_to(annas) == before + 1);
    CHECK(says(world.newest_text_to(annas), "> The red lamp was it."));
  }
}

TEST_CASE("an acknowledgement that is refused is told to whoever has the ticket") {
  AgentWorld world;
  const auto ticket = *world.eva_writes().ticket;
  const auto assignee = world.ticket(ticket).assignee + "@desk.example";
  const auto before = world.mails_to(assignee);
  refuse(world, world.outbox_to(evas).at(0).row);
  REQUIRE(world.mails_to(assignee) == before + 1);
  CHECK(says(world.newest_text_to(assignee), "550 5.1.1 no such user"));
}

TEST_CASE("a refused notice to an agent or to ops makes no further mail") {
  AgentWorld world;
  world.eva_writes();
  const auto before = world.rows().size();
  for (const auto& row : world.rows())
    if (row.recipient != evas) refuse(world, row);
  CHECK(world.rows().size() == before);
}

TEST_CASE("an answer that comes back tells who wrote it, with its text") {
  AgentWorld world;
  world.eva_writes();
  world.answers(anna, "Is the red lamp on?\n");
  world.all_is_sent();
  const auto report = bounce_of(world, evas);
  world.answers(anna, "/assign bo\n");
  const auto before = world.mails_to(annas);
  world.mail_arrives(report);
  REQUIRE(world.mails_to(annas) == before + 1);
  CHECK(says(world.newest_text_to(annas), "> Is the red lamp on?"));
}

TEST_CASE("an answer that still lay in the outbox when the address died comes back to who wrote it") {
  AgentWorld world;
  world.eva_writes();
  const auto report = bounce_of(world, evas);  // of the acknowledgement
  world.answers(anna, "Is the red lamp on?\n");
  world.mail_arrives(report);
  const auto mails = world.outbox_to(annas);
  CHECK(std::any_of(mails.begin(), mails.end(),
                    [](const auto& sent) { return says(sent.mail.text, "> Is the red lamp on?"); }));
}

TEST_CASE("a question that fails after the customer wrote anyway still comes back to who wrote it") {
  AgentWorld world;
  world.eva_writes();
  world.answers(anna, "/wait\nIs the red lamp on?\n");
  const auto question = world.outbox_to(evas).back().row;
  world.answers("Eva Holm <eva@customer.example>", "By the way, it smokes.\n");
  refuse(world, question);
  CHECK(says(world.newest_text_to(annas), "> Is the red lamp on?"));
}

TEST_CASE("each participant's copy that is refused is told on its own") {
  AgentWorld world;
  world.eva_writes();
  world.answers(anna, "/cc boss@customer.example\n");
  world.answers(anna, "Is the red lamp on?\n");
  refuse(world, world.outbox_to("boss@customer.example").back().row);
  CHECK(says(world.newest_text_to(annas), "did not reach boss@customer.example"));
  CHECK(world.outbox_to(evas).back().row.state == domain::SendState::Pending);
}

}  // namespace ticketd::story
