// SPDX-License-Identifier: Apache-2.0
// One row that fails, in each of the loops over what is due: the others go on, ops hear of it once, and it is
// done when it fails no more.
#include <algorithm>

#include <doctest/doctest.h>

#include "flow/clocks/recompute_clocks.hpp"
#include "flow/conversation/approval.hpp"
#include "flow/conversation/digests.hpp"
#include "flow/conversation/mail_loop.hpp"
#include "flow/conversation/refusals.hpp"
#include "flow/escalation/escalate_due.hpp"
#include "flow/requests.hpp"
#include "store/agent_work.hpp"
#include "store/digests.hpp"
#include "store/mail_loops.hpp"
#include "story/agent_world.hpp"
#include "story/refused_rows.hpp"

namespace ticketd::story {
namespace {

using std::chrono::hours;
using std::chrono::minutes;

constexpr domain::TicketNumber one{1};
constexpr domain::TicketNumber two{2};
const std::string annas = "anna@desk.example";
const std::string bos = "bo@desk.example";

bool has_event(DeskWorld& world, domain::TicketNumber ticket, std::string_view name) {
  const auto events = world.events(ticket);
  return std::find(events.begin(), events.end(), name) != events.end();
}

// For hours it fails and fails; then whatever made it fail is mended.
template <class Loop>
void fails_on_until_mended(DeskWorld& world, const Loop& loop) {
  CHECK(told_of_rows_put_off(world) == 1);
  for (int quarter = 0; quarter < 12; ++quarter) {
    loop();
    world.pass(minutes{15});
  }
  CHECK(told_of_rows_put_off(world) == 1);
  refuse_no_more(world);
  world.pass(hours{1});
  loop();
}

std::string contract(const std::string& hours_promised) {
  return "agents: [ { name: anna, address: anna@desk.example } ]\n"
         "contracts: [ { name: standard, calendar: 24x7, priorities: { 1: 2h, 2: 4h, 3: " +
         hours_promised + " } } ]\n";
}

void two_mails(DeskWorld& world) {
  world.mail_arrives(raw({}));
  world.mail_arrives(raw({.subject = "Another one", .message_id = "<second@customer.example>"}));
}

}  // namespace

TEST_CASE("an approval that fails holds up no other") {
  AgentWorld world;
  for (const auto ticket : {one, two}) {
    world.eva_writes("It burns.\n", "Fire " + std::to_string(ticket.value));
    (void)flow::handle(world.store(), world.desk(), world.now,
                       flow::Operate{ticket, "/resolve\nIt is out.\n", "anna"});
  }
  world.all_is_sent();
  world.pass(hours{20});
  refuse(world, "UPDATE ON ticket WHEN old.number = 1");
  const auto loop = [&] { return flow::approve_due(world.tick()); };
  const auto next = loop();
  CHECK(has_event(world, two, "approval_reminded"));
  CHECK_FALSE(has_event(world, one, "approval_reminded"));
  REQUIRE(next.has_value());
  CHECK(*next > world.now);  // it is not looked at in every turn
  fails_on_until_mended(world, loop);
  CHECK(has_event(world, one, "approval_reminded"));
}

TEST_CASE("an agent whose refusals can't be told does not keep the other's") {
  AgentWorld world;
  const auto ticket = *world.eva_writes().ticket;
  for (const auto* const agent : {"anna", "bo"})
    store::add_refusal(world.session(), agent, {ticket, world.now, "a mail", "no token"});
  refuse(world, "UPDATE ON refusal WHEN old.agent = 'anna'");
  const auto annas_before = world.mails_to(annas);
  const auto bos_before = world.mails_to(bos);
  const auto loop = [&] { (void)flow::tell_refusals_due(world.tick()); };
  loop();
  CHECK(world.mails_to(bos) == bos_before + 1);
  CHECK(world.mails_to(annas) == annas_before);
  fails_on_until_mended(world, loop);
  CHECK(world.mails_to(annas) == annas_before + 1);
  CHECK(world.mails_to(bos) == bos_before + 1);
}

TEST_CASE("a queue whose digest fails does not keep the other's") {
  AgentWorld world("", sales_queue);
  const auto ticket = *world.eva_writes().ticket;
  for (const auto* const queue : {"support", "sales"})
    store::add_to_digest(world.session(), queue, {ticket, world.now, "bulk"});
  refuse(world, "UPDATE ON digest_entry WHEN old.queue = 'support'");
  const auto annas_before = world.mails_to(annas);
  const auto bos_before = world.mails_to(bos);
  const auto loop = [&] { (void)flow::tell_digests_due(world.tick()); };
  loop();
  CHECK(world.mails_to(bos) == bos_before + 1);  // of sales alone
  CHECK(world.mails_to(annas) == annas_before);
  fails_on_until_mended(world, loop);
  CHECK(world.mails_to(annas) == annas_before + 1);
}

TEST_CASE("a mail loop whose words can't be shown does not hide another's") {
  AgentWorld world;
  for (const auto ticket : {one, two}) {
    const auto taken = world.eva_writes("It burns.\n", "Fire " + std::to_string(ticket.value));
    store::stop_loop(world.session(), ticket, world.now);
    store::mark_loop_shown(world.session(), ticket, world.now);
    store::hold_loop_mail(world.session(), ticket, *taken.message, {domain::LoopEnd::Others, world.now});
  }
  world.pass(minutes{10});
  refuse(world, "UPDATE ON stopped_loop WHEN old.ticket = 1");
  const auto unshown = [&](domain::TicketNumber ticket) {
    return store::unshown_loop_mails(world.session(), ticket, 10).size();
  };
  const auto loop = [&] { (void)flow::show_loops_due(world.tick()); };
  loop();
  CHECK(unshown(one) == 1);
  CHECK(unshown(two) == 0);
  fails_on_until_mended(world, loop);
  CHECK(unshown(one) == 0);
}

TEST_CASE("a ticket whose steps fail holds up no other's, and is looked at again") {
  DeskWorld world("agents: [ { name: anna, address: anna@desk.example } ]\n");
  two_mails(world);
  world.pass(hours{6});
  refuse(world, "INSERT ON step_fired WHEN new.ticket = 1");
  const auto loop = [&] { (void)flow::escalate_due(world.tick(), world.pace, 10); };
  loop();
  CHECK(has_event(world, two, "escalated"));
  CHECK_FALSE(has_event(world, one, "escalated"));
  CHECK(flow::next_step(world.tick()).value() > world.now);
  fails_on_until_mended(world, loop);
  CHECK(has_event(world, one, "escalated"));
}

TEST_CASE(
    "a ticket whose clocks can't be counted anew keeps what it had until it can, the others don't wait") {
  DeskWorld world(contract("8h"));
  const auto loop = [&] {
    while (flow::recompute_clocks(world.tick(), 1)) {
    }
  };
  loop();
  two_mails(world);
  const auto opened = world.now;
  refuse(world, "UPDATE ON ticket WHEN old.number = 1");
  world.reconfigure(contract("6h"));
  loop();
  CHECK(*world.ticket(one).respond_by == opened + hours{8});
  CHECK(*world.ticket(two).respond_by == opened + hours{6});
  CHECK(flow::next_reckoned(world.tick()).value() > world.now);
  fails_on_until_mended(world, loop);
  CHECK(*world.ticket(one).respond_by == opened + hours{6});
  CHECK_FALSE(flow::next_reckoned(world.tick()).has_value());
}

}  // namespace ticketd::story
