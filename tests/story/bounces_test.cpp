// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <doctest/doctest.h>

#include "flow/outbox/retry_mail.hpp"
#include "store/tickets.hpp"
#include "store/undeliverable.hpp"
#include "story/desk_world.hpp"

namespace ticketd::story {
namespace {

const std::string eva = "eva@customer.example";

struct Report {
  std::string about;  // Message-ID of the mail that came back
  std::string recipient = eva;
  std::string status = "5.1.1";
  std::string action = "failed";
  std::string to = "support@desk.example";
};

std::string raw(const Report& report) {
  return "Return-Path: <>\r\nFrom: MAILER-DAEMON@mx.customer.example\r\nTo: " + report.to +
         "\r\nSubject: Undelivered Mail Returned to Sender\r\nMessage-ID: <b@mx.customer.example>\r\n"
         "MIME-Version: 1.0\r\nContent-Type: multipart/report; report-type=delivery-status; "
         "boundary=p\r\n\r\n"
         "--p\r\nContent-Type: text/plain\r\n\r\nIt could not be delivered.\r\n"
         "--p\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.customer.example\r\n\r\n"
         "Final-Recipient: rfc822; " +
         report.recipient + "\r\nAction: " + report.action + "\r\nStatus: " + report.status +
         "\r\nDiagnostic-Code: smtp; 550 " + report.status + " no such user\r\n" +
         "--p\r\nContent-Type: text/rfc822-headers\r\n\r\nFrom: support@desk.example\r\nMessage-ID: <" +
         report.about + ">\r\n\r\n--p--\r\n";
}

std::string acknowledged_id(DeskWorld& world) {
  world.mail_arrives(raw(Letter{}));
  return world.outbox_to_customers().at(0).mail.message_id;
}

bool has_bounced(DeskWorld& world) {
  const auto events = world.events(domain::TicketNumber{1});
  return std::find(events.begin(), events.end(), "bounced") != events.end();
}

bool is_dead(DeskWorld& world) {
  return store::is_undeliverable(world.session(), eva);
}

}  // namespace

TEST_CASE("a proven final bounce stands in the history, ends sending to the address and is not answered") {
  DeskWorld world;
  const auto taken = world.mail_arrives(raw(Report{.about = acknowledged_id(world)}));
  CHECK(taken.verdict == domain::Verdict::Bounce);
  CHECK(taken.ticket == domain::TicketNumber{1});
  CHECK(has_bounced(world));
  CHECK(is_dead(world));
  CHECK(world.outbox_to_customers().size() == 1);
  const auto next =
      world.mail_arrives(raw(Letter{.subject = "Another", .message_id = "<2@customer.example>"}));
  CHECK(next.as == flow::Taken::As::Ticket);
  CHECK_FALSE(next.acknowledged);
  CHECK(world.outbox_to_customers().size() == 1);
  const auto events = world.events(next.ticket.value());
  CHECK(std::find(events.begin(), events.end(), "acknowledgement_withheld") != events.end());
}

TEST_CASE("a failure for now and a delay are told and end nothing") {
  for (const auto& [status, action] : {std::pair{"4.2.2", "failed"}, std::pair{"4.4.1", "delayed"}}) {
    const auto case_action = action;  // clang 14 can't capture a binding
    CAPTURE(case_action);
    DeskWorld world;
    world.mail_arrives(raw(Report{.about = acknowledged_id(world), .status = status, .action = action}));
    CHECK(has_bounced(world));
    CHECK_FALSE(is_dead(world));
  }
}

TEST_CASE("a forged bounce is kept and changes nothing") {
  DeskWorld world;
  std::string wrong_key = acknowledged_id(world);
  const auto last = wrong_key.find('@') - 1;
  wrong_key[last] = wrong_key[last] == 'a' ? 'b' : 'a';
  for (const auto& report : {Report{.about = "first@customer.example"}, Report{.about = wrong_key}}) {
    CAPTURE(report.about);
    const auto taken = world.mail_arrives(raw(report));
    CHECK(taken.message.has_value());
    CHECK_FALSE(has_bounced(world));
    CHECK_FALSE(is_dead(world));
  }
  CHECK(world.outbox_to_customers().size() == 1);
}

TEST_CASE("a bounce from where our mail was passed on is told, and sending to the recipient goes on") {
  DeskWorld world;
  const std::string key = acknowledged_id(world);
  world.mail_arrives(raw(Report{.about = key, .recipient = "bo@customer.example"}));
  CHECK(has_bounced(world));
  CHECK_FALSE(is_dead(world));
}

TEST_CASE("the id of a mail to somebody else proves nothing about this address") {
  DeskWorld world;
  acknowledged_id(world);
  world.mail_arrives(raw(Letter{
      .from = "bo@other.example", .subject = "Fan", .text = "Loud.\n", .message_id = "<b@other.example>"}));
  const auto id_to_bo = world.outbox_to_customers().at(1).mail.message_id;
  world.mail_arrives(raw(Report{.about = id_to_bo}));
  CHECK_FALSE(is_dead(world));
  CHECK_FALSE(has_bounced(world));
}

TEST_CASE("the return address alone proves a bounce whose report carries nothing back") {
  DeskWorld world({}, "start_at: all, acknowledge_backlog: true");
  acknowledged_id(world);
  const auto row = world.outbox_to_customers().at(0).row;
  const auto to =
      mail::mint_return_address(world.desk().keys(), row.number, row.recipient, "support@desk.example");
  world.mail_arrives(raw(Report{.about = "nothing@of.ours", .to = to}));
  CHECK(has_bounced(world));
  CHECK(is_dead(world));
}

TEST_CASE("what still waits for a dead address is not sent, until an operator tries again") {
  DeskWorld world;
  const auto id = acknowledged_id(world);
  store::mark_sent(world.session(), domain::OutboxNumber{1}, world.now, "250");
  world.mail_arrives(
      raw(Letter{.subject = "Fan", .text = "It is loud.\n", .message_id = "<2@customer.example>"}));
  world.mail_arrives(raw(Report{.about = id}));
  CHECK(world.outbox_to_customers().at(1).row.state == domain::SendState::Failed);
  CHECK(store::undeliverable_addresses(world.session(), 10).at(0).address == eva);
  REQUIRE(world.unit([&](store::Session& session) {
    return flow::retry_mail(session, domain::OutboxNumber{1}, world.now);
  }));
  CHECK_FALSE(is_dead(world));
  CHECK(world.outbox_to_customers().at(0).row.state == domain::SendState::Pending);
  store::mark_sent(world.session(), domain::OutboxNumber{1}, world.now, "250");
  CHECK_FALSE(world.unit([&](store::Session& session) {
    return flow::retry_mail(session, domain::OutboxNumber{1}, world.now);
  }));
}

TEST_CASE("a person's answer to our mail, or a mail after a day, makes the address deliverable again") {
  for (const bool answers : {true, false}) {
    CAPTURE(answers);
    DeskWorld world;
    const auto id = acknowledged_id(world);
    world.mail_arrives(raw(Report{.about = id}));
    REQUIRE(is_dead(world));
    if (!answers) world.pass(std::chrono::hours{25});
    world.mail_arrives(raw(Letter{.subject = "Fan",
                                  .text = "It is loud.\n",
                                  .message_id = "<2@customer.example>",
                                  .in_reply_to = answers ? "<" + id + ">" : ""}));
    CHECK_FALSE(is_dead(world));
    CHECK(world.outbox_to_customers().size() == (answers ? 1 : 2));
  }
}

}  // namespace ticketd::story
