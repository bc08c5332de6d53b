// SPDX-License-Identifier: Apache-2.0
// Work that takes four hours: the assignee is rung and told whom to call; telling the customer is opt-in.
#include <doctest/doctest.h>

#include "flow/conversation/operate.hpp"
#include "story/phone_world.hpp"

namespace ticketd::story {
namespace {

using domain::CallOutcome;
using std::chrono::hours;
using std::chrono::minutes;

constexpr domain::TicketNumber one{1};

std::string sections(const std::string& tell) {
  return "contracts: [ { name: standard, calendar: sweden, escalation: work } ]\n"
         "customers: [ { name: Customer, domains: [customer.example], contract: standard, contacts: "
         "[ { name: Eva Holm, address: eva@customer.example, phone: \"+4631000001\" } ] } ]\n"
         "escalations: { work: [ { clock: work, at: 4h, tell: [" +
         tell + "], by: phone } ] }\n";
}

// Monday 09:00 UTC is 10:00 in Stockholm; four hours of work are over at 14:00 there.
void work_four_hours(PhoneWorld& world) {
  world.request("eva");
  (void)world.unit([&](store::Session& session) {
    return flow::operate({session, world.desk(), world.now}, one, "anna", "/take\n/start\n");
  });
  world.pass(hours{4});
}

}  // namespace

TEST_CASE("the assignee's phone says whom to call at the customer, and on which number") {
  PhoneWorld world(sections("assignee"));
  work_four_hours(world);
  const auto call = world.the_call();
  CHECK(call.person == "anna");
  CHECK(call.text.find("Ring Eva Holm") != std::string::npos);
  CHECK(call.text.find("+4631000001") != std::string::npos);
}

TEST_CASE("the customer is told once, without keys, and nobody is held up by it") {
  PhoneWorld world(sections("assignee, customer"));
  work_four_hours(world);
  const auto calls = world.look();
  REQUIRE(calls.size() == 2);
  const auto& notice = calls[0].purpose == domain::ChainPurpose::Notice ? calls[0] : calls[1];
  const auto& alarm = calls[0].purpose == domain::ChainPurpose::Notice ? calls[1] : calls[0];
  CHECK(notice.to == "+4631000001");
  CHECK(alarm.person == "anna");
  world.end(notice, CallOutcome::NoAnswer);
  world.end(alarm, CallOutcome::Acknowledged);
  world.pass(minutes{30});
  CHECK(world.look().empty());
}

TEST_CASE("a key pressed at the customer's acknowledges nothing") {
  PhoneWorld world(sections("customer"));
  work_four_hours(world);
  world.end(world.the_call(), CallOutcome::Acknowledged);
  CHECK(world.count(one, "escalation_acknowledged") == 0);
}

TEST_CASE("outside the customer's hours the notice waits for the morning") {
  PhoneWorld world(sections("customer"));
  work_four_hours(world);
  world.pass(hours{10});  // Tuesday 00:00 in Stockholm: the desk was down until now
  CHECK(world.look().empty());
  world.pass(hours{8});
  CHECK(world.look().size() == 1);
}

}  // namespace ticketd::story
