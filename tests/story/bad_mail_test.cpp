// SPDX-License-Identifier: Apache-2.0
// One mail in the outbox that can't be read, or whose outcome can't be written down: all others leave, once.
#include <doctest/doctest.h>

#include "flow/outbox/send_due.hpp"
#include "story/agent_world.hpp"
#include "story/refused_rows.hpp"

namespace ticketd::story {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

flow::DueMails due(DeskWorld& world) {
  return flow::due_mails({world.session(), world.desk(), world.now}, {{}, {}, 1000, 1'000'000});
}

std::vector<flow::SendOutcome> sent(const flow::DueMails& due) {
  std::vector<flow::SendOutcome> outcomes;
  for (const auto& mail : due.mails)
    outcomes.push_back({mail.row.number, flow::SendStatus::Sent, "250 ok", 0.5, std::nullopt});
  return outcomes;
}

domain::SendState state_of(DeskWorld& world, domain::OutboxNumber number) {
  return store::outbox_row(world.session(), number).value().state;
}

}  // namespace

TEST_CASE("a mail whose content is gone fails with words in its ticket's history, and the others leave") {
  AgentWorld world;
  const auto ticket = *world.eva_writes().ticket;
  const auto before = due(world);
  REQUIRE(before.mails.size() == 2);
  const auto bad = before.mails.front().row;
  damage(world, "DELETE FROM content WHERE message = " + std::to_string(bad.message.value));
  const auto after = due(world);
  CHECK(after.mails.size() == 1);
  REQUIRE(after.unreadable.size() == 1);
  CHECK(after.unreadable.front().number == bad.number);
  const auto saved = flow::save_outcomes(world.tick(), after.unreadable, {}, "");
  CHECK(saved.left.empty());
  CHECK(state_of(world, bad.number) == domain::SendState::Failed);
  CHECK(due(world).unreadable.empty());
  bool is_told = false;
  for (const auto& name : world.events(ticket)) is_told = is_told || name == "sending_failed";
  CHECK(is_told);
}

TEST_CASE("an outcome that can't be written down waits, and keeps no other's") {
  AgentWorld world;
  world.eva_writes();
  const auto outcomes = sent(due(world));
  REQUIRE(outcomes.size() == 2);
  const auto bad = outcomes.front().number;
  refuse(world, "UPDATE ON outbox WHEN old.id = " + std::to_string(bad.value));
  auto left = flow::save_outcomes(world.tick(), outcomes, {}, "").left;
  REQUIRE(left.size() == 1);
  CHECK(left.front().number == bad);
  CHECK(state_of(world, outcomes.back().number) == domain::SendState::Sent);
  CHECK(told_of_rows_put_off(world) == 1);
  for (int quarter = 0; quarter < 12; ++quarter) {
    world.pass(minutes{15});
    left = flow::save_outcomes(world.tick(), left, {}, "").left;
    CHECK(left.size() == 1);
  }
  CHECK(told_of_rows_put_off(world) == 1);
  refuse_no_more(world);
  world.pass(hours{1});
  CHECK(flow::save_outcomes(world.tick(), left, {}, "").left.empty());
  CHECK(state_of(world, bad) == domain::SendState::Sent);
}

}  // namespace ticketd::story
