// SPDX-License-Identifier: Apache-2.0
// The wall clock is put back: by 20 seconds, two hours, a day, or by the year that it ran ahead for a while.
// Whatever waits, waits for its own length from then on, and no clock of a ticket stands still.
#include "flow/clock_set_back.hpp"

#include <doctest/doctest.h>

#include "flow/clocks/recompute_clocks.hpp"
#include "flow/clocks/ticket_clocks.hpp"
#include "flow/conversation/approval.hpp"
#include "flow/escalation/desk_watch.hpp"
#include "flow/outbox/send_due.hpp"
#include "store/clocks.hpp"
#include "store/sender_troubles.hpp"
#include "store/troubles.hpp"
#include "story/agent_world.hpp"
#include "story/phone_world.hpp"

namespace ticketd::story {
namespace {

using namespace std::chrono_literals;
using std::chrono::days;

constexpr domain::TicketNumber one{1};
constexpr domain::RetrySchedule mail_schedule{};
const domain::Seconds steps_back[] = {20s, 2h, 24h, days{365}};

// What the scheduler does at each turn before anything else.
void look_at_clock(DeskWorld& world, flow::SeenClock& seen) {
  if (seen.is_set_back(world.store(), world.now)) flow::bring_back_waits(world.tick(), mail_schedule);
  seen.saw(world.now);
  while (flow::recompute_clocks(world.tick(), 100)) {
  }
}

domain::Clock open_clock(PhoneWorld& world) {
  return domain::clock_of(domain::ClockKind::Open, store::times_of(world.session(), world.ticket(one)));
}

}  // namespace

TEST_CASE("a clock put back between waiting and the answer leaves the ticket's clock running, and it rings") {
  for (const auto back : steps_back) {
    CAPTURE(back.count());
    PhoneWorld world;
    flow::SeenClock seen;
    world.request();
    look_at_clock(world, seen);
    world.now += back;
    world.change(domain::Cause::WaitAsked);
    look_at_clock(world, seen);
    world.now -= back;
    world.change(domain::Cause::RequesterWrote);  // before the scheduler has looked
    look_at_clock(world, seen);
    CHECK(world.ticket(one).status == domain::Status::Open);
    CHECK(open_clock(world).state == domain::ClockState::Running);
    world.pass(4h + 20s);
    CHECK(world.look().size() == 1);
  }
}

TEST_CASE("changes keep the order in which they were made, whatever the clock said") {
  PhoneWorld world;
  world.request();
  world.pass(1h);
  world.change(domain::Cause::WaitAsked);
  world.now -= 30min;
  world.change(domain::Cause::RequesterWrote);
  const auto changes = store::times_of(world.session(), world.ticket(one)).changes;
  REQUIRE(changes.size() == 2);
  CHECK(changes[0].to == domain::Status::Waiting);
  CHECK(changes[1].to == domain::Status::Open);
  CHECK(changes[0].at <= changes[1].at);
}

TEST_CASE("a ticket opened while the clock was ahead rings in its own time once the clock is right") {
  for (const auto back : steps_back) {
    CAPTURE(back.count());
    PhoneWorld world;
    flow::SeenClock seen;
    world.now += back;
    world.request();
    look_at_clock(world, seen);
    world.now -= back;
    look_at_clock(world, seen);
    world.pass(4h);
    CHECK(world.look().size() == 1);
  }
}

TEST_CASE("a mail put off while the clock was ahead is tried again within its own delay") {
  for (const auto back : steps_back) {
    CAPTURE(back.count());
    AgentWorld world;
    flow::SeenClock seen;
    world.eva_writes();
    look_at_clock(world, seen);
    const auto number = world.outbox_to("eva@customer.example").at(0).row.number;
    world.now += back;
    for (int tries = 0; tries < 3; ++tries) {
      const flow::SendOutcome outcome{number, flow::SendStatus::Deferred, "451 later", 0.5, std::nullopt, "",
                                      451};
      world.unit([&](store::Session& session) {
        return flow::record_outcomes({session, world.desk(), world.now}, std::span(&outcome, 1),
                                     mail_schedule);
      });
    }
    look_at_clock(world, seen);
    if (store::outbox_row(world.session(), number)->state != domain::SendState::Pending) continue;
    world.now -= back;
    look_at_clock(world, seen);
    CHECK(store::outbox_row(world.session(), number)->due <= world.now + 24s);
  }
}

TEST_CASE("a resolution of the time ahead closes by silence after its own time, not a year later") {
  AgentWorld world("tickets: { approve_within: 40h }\n");
  flow::SeenClock seen;
  const auto ticket = *world.eva_writes().ticket;
  look_at_clock(world, seen);
  world.now += days{365};
  world.answers(anna, "/resolve\nIt is out.\n");
  world.all_is_sent();
  look_at_clock(world, seen);
  world.now -= days{365};
  look_at_clock(world, seen);
  for (int hour = 0; hour < 24 * 14; ++hour) {
    world.pass(1h);
    (void)flow::approve_due(world.tick());
    world.all_is_sent();
  }
  CHECK(world.ticket(ticket).status == domain::Status::Closed);
}

TEST_CASE("a resolution is not taken for consent earlier because the clock was put back") {
  AgentWorld world;
  flow::SeenClock seen;
  const auto ticket = *world.eva_writes().ticket;
  world.answers(anna, "/resolve\nIt is out.\n");
  world.all_is_sent();
  const auto before = world.ticket(ticket).approval;
  look_at_clock(world, seen);
  world.now -= 20s;
  look_at_clock(world, seen);
  const auto after = world.ticket(ticket).approval;
  CHECK(*after.due >= *before.due - 20s);
  CHECK(*after.approve_by >= *before.approve_by - 20s);
}

TEST_CASE("what fails since the time ahead is an incident after its quarter of an hour") {
  AgentWorld world;
  flow::SeenClock seen;
  look_at_clock(world, seen);
  world.now += days{365};
  const flow::Part failing{"relay", flow::Part::Carries::Mail, world.now, "550 no"};
  flow::watch_desk(world.tick(), std::span(&failing, 1));
  look_at_clock(world, seen);
  world.now -= days{365};
  look_at_clock(world, seen);
  world.pass(15min);
  flow::watch_desk(world.tick(), std::span(&failing, 1));
  CHECK(store::trouble_with(world.session(), "relay")->ticket.has_value());
}

TEST_CASE("an overdue ticket without a step is looked at when the clock is right again") {
  AgentWorld world;
  flow::SeenClock seen;
  const auto ticket = *world.eva_writes().ticket;
  look_at_clock(world, seen);
  store::set_unwatched(world.session(), ticket, world.now + days{365});
  world.now += days{365} - 1h;
  look_at_clock(world, seen);
  world.now -= days{365} - 1h;
  look_at_clock(world, seen);
  CHECK(store::unwatched_due(world.session(), world.now, 10, [](auto) { return true; }).size() == 1);
}

TEST_CASE("a daemon that starts after the clock was put back sees it by what is written") {
  PhoneWorld world;
  world.now += days{365};
  world.request();
  world.change(domain::Cause::WaitAsked);
  world.now -= days{365};
  flow::SeenClock of_a_new_daemon;
  CHECK(of_a_new_daemon.is_set_back(world.store(), world.now));
  of_a_new_daemon.saw(world.now);
  CHECK_FALSE(of_a_new_daemon.is_set_back(world.store(), world.now + 1s));
}

TEST_CASE("a jump whose waits could not be brought back is seen again, until they are") {
  DeskWorld world;
  flow::SeenClock seen;
  seen.saw(world.now + 1h);
  CHECK(seen.is_set_back(world.store(), world.now));
  CHECK(seen.is_set_back(world.store(), world.now + 1s));
  seen.saw(world.now + 1s);
  CHECK_FALSE(seen.is_set_back(world.store(), world.now + 1s));
}

TEST_CASE("a clock that goes on is never taken for one put back") {
  PhoneWorld world;
  flow::SeenClock seen;
  for (int turn = 0; turn < 10; ++turn) {
    CHECK_FALSE(seen.is_set_back(world.store(), world.now));
    seen.saw(world.now);
    world.request("mail-" + std::to_string(turn));
    world.pass(std::chrono::seconds{turn % 2});
  }
}

}  // namespace ticketd::story
