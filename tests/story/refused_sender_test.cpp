// SPDX-License-Identifier: Apache-2.0
// The relay refuses one of our senders: his mail waits and is tried by one mail at a time, all others go on,
// ops hear of it once a day by a sender that is taken.
#include <doctest/doctest.h>

#include "flow/letters/incident.hpp"
#include "flow/outbox/send_due.hpp"
#include "flow/outbox/sender_book.hpp"
#include "flow/relay_senders.hpp"
#include "store/sender_troubles.hpp"
#include "story/agent_world.hpp"

namespace ticketd::story {
namespace {

using namespace std::chrono_literals;

const std::string support = "support@desk.example";
const std::string sales = "sales@desk.example";
const std::string relay = "localhost:25";

class RefusingWorld : public AgentWorld {
 public:
  RefusingWorld() : AgentWorld({}, sales_queue) {}

  void tell(const store::OutboxRow& row, flow::SendStatus result, const std::string& words, int code) {
    const flow::SendOutcome outcome{
        row.number, result, words, 0.5, std::nullopt, flow::booked_sender(desk(), row.sender), code};
    unit([&](store::Session& session) {
      return flow::record_outcomes({session, desk(), now}, std::span(&outcome, 1), {});
    });
  }
  void refuse(const store::OutboxRow& row, const std::string& words = "550 5.4.5 Daily limit",
              int code = 550) {
    tell(row, flow::SendStatus::SenderRefused, words, code);
  }
  void take(const store::OutboxRow& row) { tell(row, flow::SendStatus::Sent, "250 ok", 250); }
  // What is due and may go, all of it taken or refused by the relay.
  std::vector<store::OutboxRow> due(const flow::Passages& passages = {}) {
    std::vector<store::OutboxRow> found;
    auto due = flow::due_mails({session(), desk(), now}, {{}, passages, 1000, 1'000'000});
    for (auto& mail : due.mails) found.push_back(std::move(mail.row));
    return found;
  }
  void relay_refuses(const std::string& sender) {
    for (const auto& row : due()) row.sender == sender ? refuse(row) : take(row);
  }
  store::OutboxRow row(domain::OutboxNumber number) { return store::outbox_row(session(), number).value(); }
  bool fails(const std::string& sender) {
    const auto trouble = store::sender_trouble(session(), relay, sender);
    return trouble && trouble->since;
  }
};

}  // namespace

TEST_CASE("mail whose sender is refused stays pending and goes out when the relay takes that sender again") {
  RefusingWorld world;
  world.eva_writes();
  world.relay_refuses(support);
  const auto waiting = world.outbox_to("eva@customer.example").at(0).row;
  CHECK(waiting.state == domain::SendState::Pending);
  CHECK(waiting.words == "550 5.4.5 Daily limit");
  CHECK(waiting.due > world.now);
  CHECK(waiting.due <= world.now + 10s);
  CHECK(world.fails(support));
  world.pass(1h);
  for (const auto& row : world.due()) world.take(row);
  CHECK(world.row(waiting.number).state == domain::SendState::Sent);
  CHECK_FALSE(world.fails(support));
}

TEST_CASE("a mail refused for its sender's sake fails after five days and not before") {
  RefusingWorld world;
  const auto ticket = *world.eva_writes().ticket;
  const auto number = world.outbox_to("eva@customer.example").at(0).row.number;
  for (int hour = 0; hour < 5 * 24; ++hour) {
    world.refuse(world.row(number));
    REQUIRE(world.row(number).state == domain::SendState::Pending);
    CHECK(world.row(number).due <= world.now + 6min);
    world.pass(1h);
  }
  world.refuse(world.row(number));
  CHECK(world.row(number).state == domain::SendState::Failed);
  const auto events = world.events(ticket);
  CHECK(std::count(events.begin(), events.end(), "sending_failed") == 1);
  CHECK(world.newest_text_to("anna@desk.example").find("did not reach eva@customer.example") !=
        std::string::npos);
}

TEST_CASE(
    "ops hear of a refused sender once a day, by a sender that the relay takes, however often it happens") {
  RefusingWorld world;
  world.eva_writes();
  const auto number = world.outbox_to("eva@customer.example").at(0).row.number;
  for (int second = 0; second < 600; ++second) {
    world.refuse(world.row(number));
    world.pass(1s);
  }
  REQUIRE(world.mails_to("ops@desk.example") == 1);
  const auto told = world.outbox_to("ops@desk.example").at(0);
  CHECK(told.row.sender == sales);
  CHECK(told.mail.text.find(support) != std::string::npos);
  CHECK(told.mail.text.find("550 5.4.5 Daily limit") != std::string::npos);
  world.pass(23h);
  world.refuse(world.row(number));
  CHECK(world.mails_to("ops@desk.example") == 1);
  world.pass(1h);
  world.refuse(world.row(number));
  CHECK(world.mails_to("ops@desk.example") == 2);
}

TEST_CASE(
    "a sender that is refused and taken in turn is told of once a day, and its own notice starts nothing") {
  RefusingWorld world;
  for (int mail = 0; mail < 50; ++mail) {
    world.eva_writes("It burns " + std::to_string(mail) + ".\n");
    bool refused = false;
    for (const auto& row : world.due()) {
      refused = !refused;
      refused ? world.refuse(row) : world.take(row);
    }
    world.pass(1min);
  }
  CHECK(world.mails_to("ops@desk.example") <= 2);
}

TEST_CASE("a limit that lifts by itself is nothing that ops must be told at once") {
  RefusingWorld world;
  world.eva_writes();
  world.refuse(world.outbox_to("eva@customer.example").at(0).row, "452 4.7.1 hourly limit", 452);
  CHECK(world.fails(support));
  CHECK(world.mails_to("ops@desk.example") == 0);
}

TEST_CASE("each sender is told of on its own, and where all are refused the notices wait with the rest") {
  RefusingWorld world;
  world.eva_writes();
  const auto row = world.outbox_to("eva@customer.example").at(0).row;
  world.refuse(row);
  const auto notice = world.outbox_to("ops@desk.example").at(0).row;
  REQUIRE(notice.sender == sales);
  world.refuse(notice);
  CHECK(world.mails_to("ops@desk.example") == 2);
  for (int again = 0; again < 20; ++again)
    for (const auto& one : world.outbox_to("ops@desk.example")) world.refuse(one.row);
  CHECK(world.mails_to("ops@desk.example") == 2);
}

TEST_CASE("it is over only when what was refused is taken, not when another mail of that sender is") {
  RefusingWorld world;
  world.eva_writes();
  const auto number = world.outbox_to("eva@customer.example").at(0).row.number;
  world.refuse(world.row(number));
  for (const auto& row : world.outbox_to("anna@desk.example")) world.take(row.row);
  CHECK(world.fails(support));
  world.take(world.row(number));
  CHECK_FALSE(world.fails(support));
}

TEST_CASE("when one refused mail is taken the others of that sender are due at once") {
  RefusingWorld world;
  for (int mail = 0; mail < 3; ++mail) world.eva_writes("It burns " + std::to_string(mail) + ".\n");
  world.relay_refuses(support);
  const auto first = world.outbox_to("eva@customer.example").at(0).row;
  CHECK(world.due().size() <= 1);  // what tells ops
  world.take(world.row(first.number));
  for (const auto& sent : world.outbox_to("eva@customer.example"))
    if (sent.row.number != first.number) CHECK(sent.row.due == world.now);
}

TEST_CASE("a refused sender tries with one mail, another sender's go all") {
  RefusingWorld world;
  for (int mail = 0; mail < 3; ++mail) world.eva_writes("It burns " + std::to_string(mail) + ".\n");
  world.mail_arrives(raw({.to = sales, .message_id = world.fresh_id()}));
  const auto count = [&](const std::string& sender, const flow::Passages& passages) {
    const auto rows = world.due(passages);
    return std::count_if(rows.begin(), rows.end(), [&](const auto& row) { return row.sender == sender; });
  };
  const auto all = count(support, {});
  REQUIRE(all >= 6);
  CHECK(count(support, {{support, flow::Passage::One}}) == 1);
  CHECK(count(support, {{support, flow::Passage::Shut}}) == 0);
  CHECK(count(support, {{sales, flow::Passage::Shut}}) == all);
}

TEST_CASE(
    "a sender tries with a mail that was not refused before, so that a relay's rule for some is found out") {
  RefusingWorld world;
  world.eva_writes();
  const auto number = world.outbox_to("eva@customer.example").at(0).row.number;
  world.refuse(world.row(number));
  world.pass(1h);
  const auto rows = world.due({{support, flow::Passage::One}, {sales, flow::Passage::Shut}});
  REQUIRE(rows.size() == 1);
  CHECK(rows[0].number != number);
}

TEST_CASE("ten thousand mails of a refused sender hide no mail of another") {
  RefusingWorld world;
  world.eva_writes();
  auto many = world.outbox_to("eva@customer.example").at(0).row;
  world.unit([&](store::Session&) {
    for (int copy = 0; copy < 10'000; ++copy) {
      many.number = store::next_outbox_number(world.session());
      many.due = world.now - 1h;
      store::put_in_outbox(world.session(), many);
    }
    many.number = store::next_outbox_number(world.session());
    many.sender = sales;
    many.due = world.now;
    store::put_in_outbox(world.session(), many);
  });
  const auto mails = flow::due_mails({world.session(), world.desk(), world.now},
                                     {{}, {{support, flow::Passage::Shut}}, 200, 1'000'000})
                         .mails;
  REQUIRE(mails.size() == 1);
  CHECK(mails[0].row.sender == sales);
}

TEST_CASE("return addresses of one queue are booked as one sender") {
  RefusingWorld world;
  CHECK(flow::booked_sender(world.desk(), "Support@Desk.example") == support);
  CHECK(flow::booked_sender(world.desk(), "support+b.17.abc@desk.example") == support);
  CHECK(flow::booked_sender(world.desk(), "someone+else@desk.example") == "someone+else@desk.example");
  CHECK(flow::booked_sender(world.desk(), "").empty());
}

TEST_CASE(
    "a relay that refuses us before any mail is told of once a day, however often it lets us in between") {
  RefusingWorld world;
  for (int minute = 0; minute < 60; ++minute) {
    flow::tell_ops_of_relay({world.session(), world.desk(), world.now}, "535 5.7.8 who are you");
    world.pass(1min);
  }
  CHECK(world.mails_to("ops@desk.example") == 1);
}

}  // namespace ticketd::story
