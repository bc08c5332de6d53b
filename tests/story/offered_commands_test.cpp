// SPDX-License-Identifier: Apache-2.0
// The commands that notices offer: those that make sense for the ticket as it is and for the agent who reads.
#include <doctest/doctest.h>

#include "story/agent_world.hpp"

namespace ticketd::story {
namespace {

const std::string eva = "Eva Holm <eva@customer.example>";
const std::string annas = "anna@desk.example";
const std::string bos = "bo@desk.example";

// The line of a notice that names them.
std::string offer_in(const std::string& text, std::string_view begin = "Useful now: ") {
  const auto at = text.find(begin);
  if (at == std::string::npos) return {};
  return text.substr(at + begin.size(), text.find('\n', at) - at - begin.size());
}

}  // namespace

TEST_CASE("a new ticket's notice offers what the assignee can do about it") {
  AgentWorld world;
  world.eva_writes();
  CHECK(offer_in(world.newest_text_to(annas)) ==
        "/assign NAME, /priority 1|2|3, /start, /wait, /resolve, /close, /spam, /note.");
}

TEST_CASE("where the assignee is not there any more, whoever reads is offered to take it") {
  AgentWorld world;
  world.eva_writes();
  world.answers(anna, "We are coming.\n");
  world.reconfigure("agents:\n  - { name: bo, address: bo@desk.example }\n");
  world.answers(eva, "It burns on.\n");
  CHECK(offer_in(world.newest_text_to(bos)) ==
        "/take, /assign NAME, /priority 1|2|3, /wait, /resolve, /close, /note.");
}

TEST_CASE("the notice of a customer's answer offers what its status allows") {
  struct Case {
    std::string before;
    std::string offered;
  };
  const Case cases[] = {
      {"We are coming.\n", "/assign NAME, /priority 1|2|3, /wait, /resolve, /close, /note."},
      {"/wait\nWhich one?\n", "/assign NAME, /priority 1|2|3, /wait, /resolve, /close, /note."},
      {"/resolve\nIt is out.\n", "/assign NAME, /wait, /close, /reopen, /note."},
      {"/close\nIt is out.\n", "/assign NAME, /priority 1|2|3, /wait, /resolve, /close, /note."}};
  for (const auto& each : cases) {
    CAPTURE(each.before);
    AgentWorld world;
    world.eva_writes();
    world.answers(anna, each.before);
    world.answers(eva, "Well, it smells a bit.\n");
    CHECK(offer_in(world.newest_text_to(annas)) == each.offered);
  }
}

TEST_CASE("who is given an old ticket is offered what fits it now, in the own language") {
  AgentWorld world;
  world.reconfigure(
      "agents:\n  - { name: anna, address: anna@desk.example }\n"
      "  - { name: bo, address: bo@desk.example, language: sv }\n");
  world.eva_writes();
  world.answers(anna, "We are coming.\n");
  world.answers(anna, "/assign bo\n");
  CHECK(offer_in(world.newest_text_to(bos), "Aktuella kommandon: ") ==
        "/assign NAMN, /priority 1|2|3, /wait, /resolve, /close, /note.");
}

}  // namespace ticketd::story
