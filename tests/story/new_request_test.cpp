// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "story/desk_world.hpp"

namespace ticketd::story {

TEST_CASE("a person's mail opens a ticket and is acknowledged once, to its sender") {
  DeskWorld world;
  const auto taken = world.mail_arrives(raw({}));
  CHECK(taken.as == flow::Taken::As::Ticket);
  const auto sent = world.outbox_to_customers();
  REQUIRE(sent.size() == 1);
  CHECK(sent[0].row.recipient == "eva@customer.example");
  CHECK(sent[0].mail.in_reply_to == std::vector<std::string>{"first@customer.example"});
  CHECK(sent[0].mail.subject.find("[#1]") != std::string::npos);
  CHECK(sent[0].mail.text.find("The printer is on fire") != std::string::npos);
  CHECK(sent[0].mail.classification.automatic);
  CHECK(world.events(taken.ticket.value()) ==
        std::vector<std::string>{"opened", "acknowledged_mail", "nobody_there"});
}

TEST_CASE("the promise counts from the arrival, with the receipt in the acknowledgement") {
  DeskWorld world(
      "contracts: [ { name: standard, calendar: us-federal, priorities: { 1: 2h, 2: 4h, 3: 8h } } ]\n");
  // Monday 15:00 in Denver: two hours today, six on Tuesday.
  const auto at = std::chrono::sys_days{std::chrono::year{2026} / 11 / 2} + std::chrono::hours{22};
  world.now = at;
  const auto taken = world.mail_arrives(raw({}));
  const auto due = std::chrono::sys_days{std::chrono::year{2026} / 11 / 3} + std::chrono::hours{21};
  CHECK(world.ticket(taken.ticket.value()).respond_by == domain::Instant(due));
  const auto text = world.outbox_to_customers().at(0).mail.text;
  CHECK(text.find("2 h Monday 15:00-17:00, 6 h Tuesday 08:00-14:00") != std::string::npos);
}

TEST_CASE("a mail that waited while we were down has its clock running since it arrived") {
  DeskWorld world;
  const auto arrived = world.now - std::chrono::hours{5};
  const auto taken = world.mail_arrives(raw({}), arrived);
  CHECK(world.ticket(taken.ticket.value()).opened == arrived);
}

TEST_CASE("a mail from the future arrives now") {
  DeskWorld world;
  const auto taken = world.mail_arrives(raw({}), world.now + std::chrono::hours{5});
  CHECK(world.ticket(taken.ticket.value()).opened == world.now);
}

TEST_CASE("a mail older than the desk backdates has its clock start now, and the history says so") {
  DeskWorld world;
  const auto taken = world.mail_arrives(raw({}), world.now - std::chrono::days{8});
  CHECK(world.ticket(taken.ticket.value()).opened == world.now);
  CHECK(world.events(taken.ticket.value()) ==
        std::vector<std::string>{"opened", "clock_started_late", "acknowledged_mail", "nobody_there"});
}

TEST_CASE("a German mail is acknowledged in German") {
  DeskWorld world;
  world.mail_arrives(
      raw({.subject = "Der Drucker brennt",
           .text = "Guten Tag, seit heute Morgen brennt der Drucker im dritten Stock. Bitte schicken Sie "
                   "jemanden, der ihn löscht. Vielen Dank und freundliche Grüße\n"}));
  CHECK(world.outbox_to_customers().at(0).mail.content_language == "de");
}

}  // namespace ticketd::story
