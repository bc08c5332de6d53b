// SPDX-License-Identifier: Apache-2.0
// A desk whose owner has written ten lines so far: customers are promised no time, and somebody hears of
// them.
#include <doctest/doctest.h>

#include "story/desk_world.hpp"

namespace ticketd::story {
namespace {

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::string newest_to(DeskWorld& world, std::string_view address) {
  const auto mails = world.outbox_to(address);
  REQUIRE_FALSE(mails.empty());
  return mails.back().mail.text;
}

TEST_CASE("without a contract the acknowledgement promises no time") {
  DeskWorld world;
  world.mail_arrives(raw(Letter{}));
  const auto text = newest_to(world, "eva@customer.example");
  CHECK(has(text, "We begin work on it as soon as we can."));
  CHECK_FALSE(has(text, "We begin work on it by"));
  CHECK_FALSE(has(text, "Working hours"));
}

TEST_CASE("with a contract it says by when work begins") {
  DeskWorld world("contracts: [ { name: gold, calendar: 24x7 } ]\n");
  world.mail_arrives(raw(Letter{}));
  CHECK(has(newest_to(world, "eva@customer.example"), "We begin work on it by"));
}

TEST_CASE("a desk without agents tells ops of each new ticket and each answer") {
  DeskWorld world;
  const auto taken = world.mail_arrives(raw(Letter{}));
  const auto notice = newest_to(world, "ops@desk.example");
  CHECK(has(notice, "New at Acme Support: #1, assigned to nobody"));
  CHECK(has(notice, "ticketctl reply 1"));
  CHECK_FALSE(has(notice, "Your answer to this mail goes"));
  const auto acknowledgement = world.outbox_to("eva@customer.example").back().mail.message_id;
  world.mail_arrives(raw({.text = "It smokes now.\n",
                          .message_id = "<second@customer.example>",
                          .in_reply_to = "<" + acknowledgement + ">"}));
  CHECK(has(newest_to(world, "ops@desk.example"), "It smokes now."));
  CHECK(world.outbox_to("ops@desk.example").size() == 2);
  CHECK(taken.ticket.has_value());
}

TEST_CASE("a desk with agents tells ops of no ticket") {
  DeskWorld world("agents: [ { name: anna, address: anna@desk.example } ]\n");
  world.mail_arrives(raw(Letter{}));
  CHECK(world.outbox_to("ops@desk.example").empty());
  CHECK(world.outbox_to("anna@desk.example").size() == 1);
}

}  // namespace
}  // namespace ticketd::story
