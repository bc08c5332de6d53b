// SPDX-License-Identifier: Apache-2.0
#include <array>

#include <doctest/doctest.h>

#include "story/desk_world.hpp"

namespace ticketd::story {
namespace {

struct Machine {
  const char* what;
  Letter letter;
  flow::Taken::As as;
};

const std::array machines{
    Machine{"monitoring", {.headers = {"Auto-Submitted: auto-generated"}}, flow::Taken::As::Ticket},
    Machine{"out of office", {.headers = {"Auto-Submitted: auto-replied"}}, flow::Taken::As::Unfiled},
    Machine{"bulk", {.headers = {"Precedence: bulk"}}, flow::Taken::As::Ticket},
    Machine{"a list",
            {.headers = {"List-Id: <news.example>", "List-Unsubscribe: <mailto:x@news.example>"}},
            flow::Taken::As::Ticket},
    Machine{"the null path", {.headers = {"Return-Path: <>"}}, flow::Taken::As::Ticket},
};

}  // namespace

TEST_CASE("nothing that a machine made is answered, and nothing of it is lost") {
  for (const auto& machine : machines) {
    CAPTURE(machine.what);
    DeskWorld world;
    CHECK(world.mail_arrives(raw(machine.letter)).as == machine.as);
    CHECK(world.outbox_to_customers().empty());
    CHECK(world.totals().messages == 1);
  }
}

TEST_CASE("a mail that seems to come from the desk itself is filed and not answered") {
  DeskWorld world;
  const auto taken = world.mail_arrives(raw({.from = "support@desk.example"}));
  CHECK(taken.as == flow::Taken::As::Ticket);
  CHECK(world.outbox_to_customers().empty());
}

TEST_CASE(
    "a robot without any header gets at most two acknowledgements for the same mail in changing words") {
  DeskWorld world;
  for (int i = 0; i < 12; ++i) {
    world.mail_arrives(raw({.subject = "We got your mail",
                            .text = "Thank you.\n",
                            .message_id = "<r" + std::to_string(i) + "@robot.example>"}));
    world.pass(std::chrono::minutes{5});
  }
  CHECK(world.outbox_to_customers().size() == 1);
  CHECK(world.totals().tickets == 12);
}

TEST_CASE("one address gets no more than five acknowledgements within an hour, by arrival") {
  DeskWorld world;
  const auto write = [&](int i) {
    world.mail_arrives(raw({.subject = "Case " + std::to_string(i),
                            .text = "Words " + std::to_string(i) + "\n",
                            .message_id = "<m" + std::to_string(i) + "@customer.example>"}));
  };
  for (int i = 0; i < 8; ++i) write(i);
  CHECK(world.outbox_to_customers().size() == 5);
  world.pass(std::chrono::hours{1});
  write(8);
  CHECK(world.outbox_to_customers().size() == 6);
  CHECK(world.totals().tickets == 9);
}

TEST_CASE("the whole desk sends no more than two thousand acknowledgements within an hour, by arrival") {
  DeskWorld world;
  for (int i = 0; i < 2010; ++i) {
    const std::string from = "p" + std::to_string(i) + "@c" + std::to_string(i) + ".example";
    world.mail_arrives(raw({.from = from, .message_id = "<m" + std::to_string(i) + "@x.example>"}));
    if (i % 3 == 0) world.pass(domain::Seconds{5});
  }
  CHECK(world.outbox_to_customers().size() == 2000);
  world.pass(std::chrono::hours{1});
  world.mail_arrives(raw({.from = "late@late.example", .message_id = "<late@x.example>"}));
  CHECK(world.outbox_to_customers().size() == 2001);
}

TEST_CASE("what DMARC calls forged, by a host we trust, is filed as bulk and not answered") {
  DeskWorld world("trusted_authserv_ids: [ mx.desk.example ]\n");
  const auto forged = world.mail_arrives(
      raw({.headers = {"Authentication-Results: mx.desk.example; dmarc=fail header.from=customer.example"}}));
  CHECK(forged.verdict == domain::Verdict::Bulk);
  CHECK(world.outbox_to_customers().empty());
  const auto untrusted = world.mail_arrives(
      raw({.subject = "Another",
           .message_id = "<other@customer.example>",
           .headers = {
               "Authentication-Results: mx.elsewhere.example; dmarc=fail header.from=customer.example"}}));
  CHECK(untrusted.verdict == domain::Verdict::Request);
  CHECK(world.outbox_to_customers().size() == 1);
}

}  // namespace ticketd::story
