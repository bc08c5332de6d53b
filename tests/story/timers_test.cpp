// SPDX-License-Identifier: Apache-2.0
// What fails for its own sake and what is the world's: rows and whole timers.
#include "flow/timers.hpp"

#include <stdexcept>
#include <vector>

#include <doctest/doctest.h>

#include "domain/error.hpp"
#include "store/tickets.hpp"
#include "story/agent_world.hpp"
#include "story/refused_rows.hpp"

namespace ticketd::story {
namespace {

using std::chrono::minutes;

const std::vector<std::string> rows{"a", "b", "c"};

}  // namespace

TEST_CASE("a row may fail by any exception: it keeps nothing, and the others are done") {
  AgentWorld world;
  const auto ticket = *world.eva_writes().ticket;
  std::vector<std::string> seen;
  flow::for_each_due(world.tick(), "test", rows, [&](const flow::Scene& scene, const std::string& row) {
    seen.push_back(row);
    auto changed = store::find_ticket(scene.session, ticket).value();
    changed.subject = "changed by " + row;
    store::save_ticket(scene.session, changed);
    if (row == "b") throw std::runtime_error("b is bad");
    if (row == "c") throw 7;
  });
  CHECK(seen == rows);
  CHECK(world.ticket(ticket).subject == "changed by a");
  CHECK(told_of_rows_put_off(world) == 1);
  const auto text = world.outbox_to("ops@desk.example").back().mail.text;
  CHECK(text.find("b (test): b is bad") != std::string::npos);
  CHECK(text.find("c (test): an exception of no known kind") != std::string::npos);
  CHECK(world.deferred.take_failures().size() == 2);
}

TEST_CASE("a failure of the world is no row's: it gets through, and no row is put off") {
  AgentWorld world;
  CHECK_THROWS_AS(flow::for_each_due(
                      world.tick(), "test", rows,
                      [](const flow::Scene&, const std::string&) { throw domain::TemporaryError("full"); }),
                  domain::TemporaryError);
  CHECK(world.deferred.take_failures().empty());
  CHECK(told_of_rows_put_off(world) == 0);
}

TEST_CASE("what is decided together goes together without the one that fails") {
  AgentWorld world;
  const auto together = [&] {
    return flow::all_due_together(world.tick(), "test", rows,
                                  [](const flow::Scene&, std::span<const std::string> some) {
                                    std::string names;
                                    for (const auto& row : some)
                                      row == "b" ? throw std::runtime_error("bad") : names += row;
                                    return names;
                                  });
  };
  CHECK(together() == "ac");
  CHECK(told_of_rows_put_off(world) == 1);
  CHECK(together() == "ac");
  CHECK(world.deferred.take_failures().size() == 1);  // the second time it was not looked at
}

TEST_CASE("a timer that fails holds up no other, and only a fault of its own is told to ops, once") {
  AgentWorld world;
  int runs = 0;
  const std::vector<flow::Timer> timers{
      {"faulty", [](const flow::Tick&) -> std::optional<domain::Instant> { throw std::logic_error("bug"); }},
      {"full",
       [](const flow::Tick&) -> std::optional<domain::Instant> { throw domain::TemporaryError("full"); }},
      {"late", [&](const flow::Tick& tick) { return std::optional(tick.now + minutes{++runs * 5}); }},
      {"soon", [](const flow::Tick& tick) { return std::optional(tick.now + minutes{7}); }},
      {"idle", [](const flow::Tick&) -> std::optional<domain::Instant> { return std::nullopt; }}};
  const auto first = flow::run_timers(timers, world.tick());
  CHECK(first.next == world.now + minutes{5});
  REQUIRE(first.failed.size() == 2);
  CHECK(first.failed[0].name == "faulty");
  CHECK(first.failed[0].why == "bug");
  CHECK(first.failed[1].name == "full");
  const auto second = flow::run_timers(timers, world.tick());
  CHECK(second.next == world.now + minutes{7});
  CHECK(told_of_rows_put_off(world) == 1);
}

}  // namespace ticketd::story
