// SPDX-License-Identifier: Apache-2.0
// A ticket whose phone has rung comes back (a NO, /reopen, a reply after waiting): the phone rings again if
// nobody has done anything for as long as an acknowledgement holds.
#include <doctest/doctest.h>

#include "story/phone_world.hpp"

namespace ticketd::story {
namespace {

using domain::CallOutcome;
using domain::Cause;
using std::chrono::hours;
using std::chrono::minutes;

constexpr domain::TicketNumber one{1};

std::string steps(const std::string& list) {
  return "contracts: [ { name: standard, calendar: 24x7, escalation: own } ]\n"
         "customers: [ { name: Customer, domains: [customer.example], contract: standard, contacts: "
         "[ { name: Eva Holm, address: eva@customer.example, phone: \"+4631000001\" } ] } ]\n"
         "escalations: { own: [ " +
         list + " ] }\n";
}

// Rung about and taken; then it stands.
void stand(PhoneWorld& world, Cause cause) {
  world.end(world.first_call(), CallOutcome::Acknowledged);
  world.change(cause);
  world.pass(hours{20});
  REQUIRE(world.look().empty());
}

}  // namespace

TEST_CASE("after NO, a reopening or the end of waiting the phone rings again when an hour brought nothing") {
  const struct {
    Cause stands;
    Cause again;
  } table[] = {{Cause::ResolveAsked, Cause::Rejected},    {Cause::ResolveAsked, Cause::ObjectionLeftOpen},
               {Cause::ResolveAsked, Cause::ReopenAsked}, {Cause::CloseAsked, Cause::ReopenAsked},
               {Cause::WaitAsked, Cause::RequesterWrote}, {Cause::WaitAsked, Cause::MailBounced}};
  for (const auto& row : table) {
    CAPTURE(name_of(row.stands));
    CAPTURE(name_of(row.again));
    PhoneWorld world;
    stand(world, row.stands);
    world.change(row.again);
    world.pass(minutes{59});
    CHECK(world.look().empty());
    world.pass(minutes{1});
    CHECK(world.the_call().person == "anna");
    CHECK(world.count(one, "escalated") == 1);
  }
}

TEST_CASE("a reply, /start, /wait or /resolve within the hour leaves the phone silent") {
  for (const Cause done : {Cause::AgentReplied, Cause::Started, Cause::WaitAsked, Cause::ResolveAsked}) {
    CAPTURE(name_of(done));
    PhoneWorld world;
    stand(world, Cause::WaitAsked);
    world.change(Cause::RequesterWrote);
    world.pass(minutes{30});
    world.change(done);
    world.pass(hours{9});
    CHECK(world.look().empty());
  }
}

TEST_CASE(
    "the desk's own people come one step after the other again, and the customer is never called twice") {
  PhoneWorld world(
      steps("{ clock: open, at: 4h, tell: [anna, customer], by: phone }, "
            "{ clock: open, at: 6h, tell: [bo], by: phone }"));
  world.request();
  world.pass(hours{6});
  for (const auto& call : world.look()) world.end(call, CallOutcome::Reached);
  world.change(Cause::WaitAsked);
  world.pass(hours{1});
  world.change(Cause::RequesterWrote);
  world.pass(hours{1});
  const auto first = world.the_call();
  CHECK(first.person == "anna");
  world.end(first, CallOutcome::Unreachable);
  world.pass(hours{2} - minutes{1});
  for (const auto& call : world.look()) {
    CHECK(call.person == "anna");
    world.end(call, CallOutcome::Unreachable);
  }
  world.pass(minutes{1});
  bool bo_is_rung = false;
  for (const auto& call : world.look()) bo_is_rung = bo_is_rung || call.person == "bo";
  CHECK(bo_is_rung);
}

TEST_CASE("a step that is reached while somebody has the ticket waits until that has run out") {
  PhoneWorld world(
      steps("{ clock: open, at: 4h, tell: [anna], by: phone }, "
            "{ clock: open, at: 4h30m, tell: [bo], by: phone }"));
  world.end(world.first_call(), CallOutcome::Acknowledged);
  world.pass(minutes{30});
  CHECK(world.look().empty());
  world.pass(minutes{30});
  CHECK(world.look().size() == 2);
}

TEST_CASE("what is done about an acknowledged ticket ends the step that waited, too") {
  PhoneWorld world(
      steps("{ clock: open, at: 4h, tell: [anna], by: phone }, "
            "{ clock: open, at: 4h30m, tell: [bo], by: phone }"));
  world.end(world.first_call(), CallOutcome::Acknowledged);
  world.pass(minutes{40});
  CHECK(world.look().empty());
  world.change(Cause::Started);
  world.pass(hours{5});
  CHECK(world.look().empty());
}

}  // namespace ticketd::story
