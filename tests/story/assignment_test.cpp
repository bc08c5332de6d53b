// SPDX-License-Identifier: Apache-2.0
// Who gets a new ticket: rules first, then everybody of the queue in turn.
#include <algorithm>

#include <doctest/doctest.h>

#include "story/agent_world.hpp"

namespace ticketd::story {
namespace {

std::string assignee_of(AgentWorld& world, const flow::Taken& taken) {
  return world.ticket(taken.ticket.value()).assignee;
}

flow::Taken stranger_writes(AgentWorld& world, std::string subject = "A question") {
  return world.mail_arrives(raw({.from = "Kim <kim@elsewhere.example>",
                                 .subject = std::move(subject),
                                 .message_id = world.fresh_id()}));
}

}  // namespace

TEST_CASE("the agents of a queue get new tickets in turn") {
  AgentWorld world;
  std::vector<std::string> turns;
  for (const auto* const subject : {"One", "Two", "Three", "Four"})
    turns.push_back(assignee_of(world, stranger_writes(world, subject)));
  CHECK(turns == std::vector<std::string>{"anna", "bo", "anna", "bo"});
}

TEST_CASE("the first rule that fits the customer and the priority decides, each with turns of its own") {
  AgentWorld world(
      "assign:\n  - { customer: Customer, priority: 2, to: [bo] }\n"
      "  - { customer: Customer, to: [anna] }\n  - { to: [bo, anna] }\n");
  CHECK(assignee_of(world, world.eva_writes("It burns.\n", "[P2] Fire")) == "bo");
  CHECK(assignee_of(world, world.eva_writes("It smokes.\n", "Smoke")) == "anna");
  CHECK(assignee_of(world, world.eva_writes("It smells.\n", "Smell")) == "anna");
  CHECK(assignee_of(world, stranger_writes(world, "One")) == "bo");
  CHECK(assignee_of(world, stranger_writes(world, "Two")) == "anna");
}

TEST_CASE("a rule for another queue does not count, until the ticket is moved there") {
  AgentWorld world("assign:\n  - { queue: sales, to: [bo] }\n  - { queue: support, to: [anna] }\n",
                   sales_queue);
  const auto taken = world.eva_writes();
  CHECK(assignee_of(world, taken) == "anna");
  world.answers(anna, "/move sales\n");
  CHECK(assignee_of(world, taken) == "bo");
  CHECK(world.newest_text_to("bo@desk.example").find("It burns on the third floor.") != std::string::npos);
}

TEST_CASE("where nobody is there the ticket says so") {
  DeskWorld nobody("contracts: [ { name: gold, calendar: 24x7 } ]\n");
  const auto taken = nobody.mail_arrives(raw(Letter{}));
  CHECK(nobody.ticket(*taken.ticket).assignee.empty());
  const auto events = nobody.events(*taken.ticket);
  CHECK(std::find(events.begin(), events.end(), "nobody_there") != events.end());
  CHECK(nobody.outbox_to("eva@customer.example").size() == 1);
}

TEST_CASE("bulk mail of strangers is given to nobody, and tells nobody by a mail of its own") {
  AgentWorld world;
  const auto taken = world.mail_arrives(
      raw({.from = "news@elsewhere.example", .headers = {"List-Id: <news.elsewhere.example>"}}));
  CHECK(assignee_of(world, taken).empty());
  CHECK(world.outbox().empty());
}

}  // namespace ticketd::story
