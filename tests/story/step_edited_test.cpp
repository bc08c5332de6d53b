// SPDX-License-Identifier: Apache-2.0
// Steps are edited and the desk reloads: what has fired for a ticket has fired.
#include <doctest/doctest.h>

#include "flow/clocks/recompute_clocks.hpp"
#include "story/phone_world.hpp"

namespace ticketd::story {
namespace {

using domain::CallOutcome;
using std::chrono::hours;
using std::chrono::minutes;

std::string desk_with(const std::string& steps) {
  return "agents:\n"
         "  - { name: anna, address: anna@desk.example, phone: \"+4687000001\" }\n"
         "  - { name: bo, address: bo@desk.example, phone: \"+4687000002\" }\n"
         "escalation: [ " +
         steps +
         " ]\n"
         "phone: [ { command: { run: /bin/true } } ]\n";
}

void reload(PhoneWorld& world, const std::string& steps) {
  world.reconfigure(desk_with(steps));
  while (flow::recompute_clocks(world.tick(), 100)) {
  }
}

// Rung about, taken with a key and being worked on.
struct WorkedOn : PhoneWorld {
  explicit WorkedOn(const std::string& steps) {
    reload(*this, steps);
    end(first_call(), CallOutcome::Acknowledged);
    change(domain::Cause::Started);
  }
};

}  // namespace

TEST_CASE("who, when and by which calendar a step rings is edited, and nobody is rung for it again") {
  WorkedOn world("{ clock: open, at: 4h, tell: [anna, bo], by: phone }");
  for (const auto* const edited : {"{ clock: open, at: 4h, tell: [bo, anna], by: phone }",
                                   "{ clock: open, at: 3h, tell: [bo, anna], by: phone }",
                                   "{ clock: open, at: 3h, calendar: 24x7, tell: [bo], by: phone }",
                                   "{ name: night, clock: open, at: 2h, tell: [anna], by: phone }",
                                   "{ name: night, clock: open, at: 1h, tell: [bo], by: phone }"}) {
    CAPTURE(edited);
    reload(world, edited);
    world.pass(hours{1});
    CHECK(world.look().empty());
  }
}

TEST_CASE("a step that is added rings") {
  WorkedOn world("{ clock: open, at: 4h, tell: [anna], by: phone }");
  reload(world,
         "{ clock: open, at: 4h, tell: [anna], by: phone }, { clock: open, at: 5h, tell: [bo], by: phone }");
  world.pass(hours{3});
  CHECK(world.the_call().person == "bo");
}

TEST_CASE("a chain that rests when its step is edited goes on with whom the step means then") {
  PhoneWorld world;
  reload(world, "{ clock: open, at: 4h, tell: [anna], by: phone }");
  world.end(world.first_call(), CallOutcome::Acknowledged);
  reload(world, "{ clock: open, at: 4h, tell: [bo], by: phone }");
  world.pass(minutes{600});
  CHECK(world.the_call().person == "bo");
}

}  // namespace ticketd::story
