// SPDX-License-Identifier: Apache-2.0
// Intake or outbox fail for a quarter of an hour: the desk says so by every way it has.
#include <doctest/doctest.h>

#include "flow/escalation/desk_watch.hpp"
#include "story/phone_world.hpp"

namespace ticketd::story {
namespace {

using std::chrono::minutes;

struct FailingMail : PhoneWorld {
  void fails(domain::Instant since, const std::string& words = "no route to host") {
    const flow::Part part{"mailbox support", flow::Part::Carries::Mail, since, words};
    flow::watch_desk(tick(), std::span(&part, 1));
  }
  void works() {
    const flow::Part part{"mailbox support", flow::Part::Carries::Mail, std::nullopt};
    flow::watch_desk(tick(), std::span(&part, 1));
  }
};

}  // namespace

TEST_CASE("a mailbox that fails for fourteen minutes is nobody's matter yet") {
  FailingMail world;
  const auto since = world.now;
  world.fails(since);
  world.pass(minutes{14});
  world.fails(since);
  CHECK(world.totals().tickets == 0);
  CHECK(world.outbox().empty());
}

TEST_CASE("after a quarter of an hour there is a ticket, a mail to ops and a call, each once") {
  FailingMail world;
  const auto since = world.now;
  for (int quarter = 0; quarter < 4; ++quarter) {
    world.fails(since);
    world.pass(minutes{15});
  }
  CHECK(world.totals().tickets == 1);
  const auto mails = world.outbox_to("ops@desk.example");
  REQUIRE(mails.size() == 1);
  CHECK(mails[0].mail.subject.find("mailbox support") != std::string::npos);
  CHECK(mails[0].mail.text.find("no route to host") != std::string::npos);
  const auto call = world.the_call();
  CHECK(call.person == "anna");
  CHECK(call.text.find("mailbox support") != std::string::npos);
}

TEST_CASE("the quarter of an hour goes on over a restart: it counts from the first sign") {
  FailingMail world;
  world.fails(world.now);
  world.pass(minutes{15});
  world.fails(world.now, "still no route");
  CHECK(world.totals().tickets == 1);
}

TEST_CASE("when it works again ops are told, the calls end and the ticket is closed") {
  FailingMail world;
  world.fails(world.now - minutes{15});
  (void)world.the_call();
  world.pass(minutes{1});
  world.works();
  CHECK(world.ticket(domain::TicketNumber{1}).status == domain::Status::Closed);
  CHECK(world.chain(domain::TicketNumber{1}).chain.state == domain::ChainState::Stopped);
  const auto mails = world.outbox_to("ops@desk.example");
  REQUIRE(mails.size() == 2);
  CHECK(mails[1].mail.subject.find("Over") != std::string::npos);
  world.works();
  CHECK(world.outbox_to("ops@desk.example").size() == 2);
}

TEST_CASE("a short failure leaves no trace") {
  FailingMail world;
  const auto since = world.now;
  world.fails(since);
  world.pass(minutes{10});
  world.works();
  world.pass(minutes{10});
  world.fails(world.now);
  world.pass(minutes{10});
  world.fails(world.now - minutes{10});
  CHECK(world.totals().tickets == 0);
  CHECK(world.outbox().empty());
}

TEST_CASE("an incident is urgent and has clocks of its own") {
  FailingMail world;
  world.fails(world.now - minutes{15});
  CHECK(world.ticket(domain::TicketNumber{1}).respond_by.has_value());
  CHECK(world.ticket(domain::TicketNumber{1}).priority == domain::Priority::Urgent);
}

}  // namespace ticketd::story
