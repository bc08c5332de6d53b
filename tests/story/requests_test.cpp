// SPDX-License-Identifier: Apache-2.0
// What comes in by a door of the desk: each request is done whole, or refused with words and nothing changed.
#include "flow/requests.hpp"

#include <doctest/doctest.h>

#include "store/reports.hpp"
#include "story/agent_world.hpp"
#include "story/phone_world.hpp"

namespace ticketd::story {
namespace {

constexpr domain::TicketNumber one{1};

template <class Asked>
typename Asked::Answer ask(DeskWorld& world, const Asked& request) {
  return flow::handle(world.store(), world.desk(), world.now, request);
}

template <class Asked>
std::string refusal(DeskWorld& world, const Asked& request) {
  const auto answer = ask(world, request);
  const auto* const why = flow::refusal_in(answer);
  return why == nullptr ? "" : *why;
}

}  // namespace

TEST_CASE("a mail that waits is dropped once, and one that is not there not at all") {
  AgentWorld world;
  world.eva_writes();
  const auto number = world.rows().front().number;
  CHECK(refusal(world, flow::DropMail{number}).empty());
  CHECK(world.rows().front().state == domain::SendState::Dropped);
  const auto why = "no mail " + std::to_string(number.value) + " waits in the outbox or has failed";
  CHECK(refusal(world, flow::DropMail{number}) == why);
  CHECK(refusal(world, flow::RetryMail{number}) == why);
  CHECK(refusal(world, flow::DropMail{{0}}) == "no mail 0 waits in the outbox or has failed");
}

TEST_CASE("commands are done together, and what became of each is told") {
  AgentWorld world;
  world.eva_writes();
  const auto answer = ask(world, flow::Operate{one, "/take\n/priority 1\n", "anna"});
  const auto* const operated = std::get_if<flow::Operated>(&answer);
  REQUIRE(operated != nullptr);
  REQUIRE(operated->results.size() == 2);
  CHECK(operated->results[0].command == "/take");
  CHECK(!operated->results[0].done.empty());
  CHECK(world.ticket(one).assignee == "anna");
}

TEST_CASE("one command that is refused refuses all of them, with how it may have been meant") {
  AgentWorld world;
  world.eva_writes();
  const auto before = world.ticket(one).assignee;
  const auto answer = ask(world, flow::Operate{one, "/assign bo\n/clsoe\n", {}});
  const auto* const refused = std::get_if<flow::CommandsRefused>(&answer);
  REQUIRE(refused != nullptr);
  CHECK(refused->results.size() == 2);
  CHECK(refused->why.find("/clsoe: ") == 0);
  CHECK(refused->why.find("(did you mean /close?)") != std::string::npos);
  CHECK(world.ticket(one).assignee == before);
}

TEST_CASE("nobody acts as an agent that is not configured, nor on a ticket that is not there") {
  AgentWorld world;
  world.eva_writes();
  CHECK(refusal(world, flow::Operate{one, "/close", "mallory"}) == "there is no agent mallory");
  CHECK(refusal(world, flow::Operate{{17}, "/close", {}}) == "there is no ticket #17");
  CHECK(refusal(world, flow::Replay{one}) == "#1 is not a quarantined mail");
  CHECK(refusal(world, flow::Replay{{17}}) == "#17 is not a quarantined mail");
}

TEST_CASE("calls about a ticket are taken, ended and begun anew by name; where there are none it is said") {
  PhoneWorld world;
  const auto ticket = world.request();
  const std::string none = "#1 has no calls to change";
  CHECK(refusal(world, flow::AcknowledgeChain{ticket, "anna"}) == none);
  CHECK(refusal(world, flow::StopChain{ticket, "anna"}) == none);
  CHECK(refusal(world, flow::RestartChain{ticket, "anna"}) == none);
  CHECK(refusal(world, flow::RestartChain{{17}, "anna"}) == "#17 has no calls to change");
  world.pass(std::chrono::hours{4});
  (void)world.look();
  CHECK(refusal(world, flow::AcknowledgeChain{ticket, "anna"}).empty());
  CHECK(world.chain(ticket).chain.acknowledged_by == "anna");
  CHECK(refusal(world, flow::StopChain{ticket, "bo"}).empty());
  CHECK(world.chain(ticket).chain.state == domain::ChainState::Stopped);
  CHECK(refusal(world, flow::RestartChain{ticket, "bo"}).empty());
  CHECK(world.chain(ticket).chain.state == domain::ChainState::Pending);
}

TEST_CASE("a drill needs a telephone") {
  AgentWorld without;
  CHECK(refusal(without, flow::BeginDrill{}) == "no gateway is configured under `phone`");
  CHECK(without.totals().tickets == 0);
  PhoneWorld with;
  const auto answer = ask(with, flow::BeginDrill{});
  const auto* const drill = std::get_if<flow::Drill>(&answer);
  REQUIRE(drill != nullptr);
  CHECK(drill->people.empty() == false);
}

}  // namespace ticketd::story
