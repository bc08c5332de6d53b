// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "story/agent_world.hpp"

namespace ticketd::story {
namespace {

const std::string eva = "eva@customer.example";

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("a new ticket is given to the agents in turn, and each is told with a token of their own") {
  AgentWorld world;
  const auto first = world.eva_writes();
  const auto second = world.eva_writes("Another thing.\n", "The door");
  CHECK(world.ticket(*first.ticket).assignee == "anna");
  CHECK(world.ticket(*second.ticket).assignee == "bo");
  REQUIRE(world.mails_to("anna@desk.example") == 1);
  CHECK(has(world.newest_text_to("anna@desk.example"), "> It burns on the third floor."));
  CHECK(has(world.newest_text_to("anna@desk.example"), "Begin by"));
  const auto token = mail::parse_message_id(world.newest_id_to("bo@desk.example"));
  REQUIRE(token.has_value());
  CHECK(token->role == mail::TokenRole::Agent);
}

TEST_CASE("an agent's answer goes to the requester from the desk, and work has begun") {
  AgentWorld world;
  const auto ticket = *world.eva_writes().ticket;
  world.answers(anna, "Have you tried water?\n\n> It burns\n");
  const auto sent = world.outbox_to(eva);
  REQUIRE(sent.size() == 2);
  const auto& mail = sent.back().mail;
  CHECK(has(mail.text, "Have you tried water?"));
  CHECK(mail.from.at(0).address == "support@desk.example");
  CHECK(has(mail.from.at(0).name, "anna"));
  CHECK(mail.in_reply_to.at(0) == sent.front().mail.message_id);
  for (const auto& id : mail.references) {
    const auto token = mail::parse_message_id(id);
    CHECK((!token || token->role != mail::TokenRole::Agent));
  }
  CHECK(world.ticket(ticket).status == domain::Status::Open);
  CHECK(world.ticket(ticket).work_began == world.now);
  CHECK(world.mails_to("anna@desk.example") == 1);
}

TEST_CASE("a note and words to a colleague stay inside") {
  AgentWorld world;
  const auto ticket = *world.eva_writes().ticket;
  world.answers(anna, "/note\nThe customer is difficult.\n");
  CHECK(world.mails_to(eva) == 1);
  CHECK(store::messages_of(world.session(), ticket).at(3).direction == domain::Direction::Note);
  world.mail_arrives(raw({.from = anna,
                          .to = "bo@desk.example, support@desk.example",
                          .text = "Can you take this?\n",
                          .message_id = world.fresh_id(),
                          .in_reply_to = world.newest_id_to("anna@desk.example")}));
  CHECK(world.mails_to(eva) == 1);
  CHECK(world.ticket(ticket).status == domain::Status::New);
}

TEST_CASE("a customer's answer goes to the assignee and ends the waiting") {
  AgentWorld world;
  const auto ticket = *world.eva_writes().ticket;
  world.answers(anna, "/wait\nWhich printer?\n");
  CHECK(world.ticket(ticket).status == domain::Status::Waiting);
  CHECK(has(world.newest_text_to(eva), "Which printer?"));
  const auto before = world.mails_to("anna@desk.example");
  world.answers(eva, "The red one.\n");
  CHECK(world.ticket(ticket).status == domain::Status::Open);
  CHECK(world.mails_to("anna@desk.example") == before + 1);
  CHECK(has(world.newest_text_to("anna@desk.example"), "> The red one."));
  CHECK(world.mails_to("bo@desk.example") == 0);
}

TEST_CASE("a mail with one command that is not understood does nothing and goes to nobody") {
  AgentWorld world;
  const auto ticket = *world.eva_writes().ticket;
  world.answers(anna, "/resolve\n/prioritty 1\nDone!\n");
  CHECK(world.ticket(ticket).status == domain::Status::New);
  CHECK(world.mails_to(eva) == 1);
  CHECK(has(world.newest_text_to("anna@desk.example"), "/priority"));
  CHECK(has(world.newest_text_to("anna@desk.example"), "None of this was done"));
}

TEST_CASE("commands are done together and answered by one mail; twice changes nothing and says so") {
  AgentWorld world;
  const auto ticket = *world.eva_writes().ticket;
  world.answers(anna, "/assign bo\n/priority 1\n/time 1h30m phone talked\n/cc boss@customer.example\n");
  const auto after = world.ticket(ticket);
  CHECK(after.assignee == "bo");
  CHECK(after.priority == domain::Priority::Urgent);
  CHECK(after.respond_by == after.opened + std::chrono::hours{2});
  CHECK(world.ticket(ticket).time_spent == std::chrono::minutes{90});
  CHECK(world.mails_to("anna@desk.example") == 2);
  CHECK(world.mails_to("bo@desk.example") == 1);
  CHECK(world.mails_to(eva) == 2);
  world.answers(anna, "/priority 1\n");
  CHECK(has(world.newest_text_to("anna@desk.example"), "already"));
  CHECK(world.mails_to(eva) == 2);
}

TEST_CASE("a merged ticket's mails, old and new, go on in the other one") {
  AgentWorld world;
  const auto first = *world.eva_writes().ticket;
  const auto second = *world.eva_writes("It smokes, too.\n", "Smoke").ticket;
  world.answers(bo, "/merge " + std::to_string(first.value) + "\n");
  CHECK(world.ticket(second).status == domain::Status::Closed);
  CHECK(has(world.newest_text_to(eva), "concern the same thing"));
  const auto reply = world.answers(eva, "Any news?\n");
  CHECK(reply.ticket == first);
  CHECK(world.ticket(second).status == domain::Status::Closed);
}

TEST_CASE("a token that went to outsiders is burnt, and the agent gets a fresh one") {
  AgentWorld world;
  const auto ticket = *world.eva_writes().ticket;
  const auto old_id = world.newest_id_to("anna@desk.example");
  world.mail_arrives(raw({.from = anna,
                          .to = "support@desk.example, eva@customer.example",
                          .text = "On my way.\n",
                          .message_id = world.fresh_id(),
                          .in_reply_to = old_id}));
  CHECK(world.mails_to(eva) == 2);
  CHECK(world.mails_to("anna@desk.example") == 2);
  world.mail_arrives(
      raw({.from = anna, .text = "/close\n", .message_id = world.fresh_id(), .in_reply_to = old_id}));
  CHECK(world.ticket(ticket).status == domain::Status::Open);
  world.answers(anna, "/close\n");
  CHECK(world.ticket(ticket).status == domain::Status::Closed);
}

TEST_CASE("a customer gets the priority the contract gives, and is told what was asked for") {
  AgentWorld world;
  const auto ticket = *world.eva_writes("Prio 1\nIt burns.\n").ticket;
  CHECK(world.ticket(ticket).priority == domain::Priority::High);
  CHECK(has(world.newest_text_to(eva), "you asked for 1"));
}

}  // namespace ticketd::story
