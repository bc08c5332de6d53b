// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <string>

#include <doctest/doctest.h>

#include "mail/parse.hpp"
#include "mail/reports/delivery_meaning.hpp"
#include "mail/reports/delivery_report.hpp"

using namespace ticketd::mail;
using ticketd::domain::Verdict;

TEST_CASE("A status code is told from addresses and versions") {
  CHECK(written_status("550 5.1.1 <a@b>: no such user") == "5.1.1");
  CHECK(written_status("host [192.5.1.1] said: 550-5.7.26 unauthenticated") == "5.7.26");
  CHECK(written_status("Sorry (#5.5.0)") == "5.5.0");
  CHECK(written_status("Status: 4.4.7") == "4.4.7");
  CHECK(written_status("5.2.2 first, but 552 5.3.4 behind a reply code") == "5.3.4");
  for (const std::string_view none :
       {"192.5.1.1", "version 5.1.1.2", "5.1", "6.1.1", "5.1.1234", "", "x5.1.1"}) {
    CAPTURE(none);
    CHECK_FALSE(written_status(none));
  }
}

TEST_CASE("Where no status is written the words give one, and at last the reply code") {
  CHECK(status_of("550 User unknown", Finality::Final) == "5.1.1");
  CHECK(status_of("the mailbox is full", Finality::Final) == "5.2.2");
  CHECK(status_of("the mailbox is full", Finality::Late) == "4.2.2");
  CHECK(status_of("552 no words known", Finality::Final) == "5.2.2");
  CHECK(status_of("451 try later", Finality::Final) == "4.0.0");
  CHECK(status_of("something", Finality::Final) == "5.0.0");
  CHECK(status_of("something", Finality::Late) == "4.0.0");
}

TEST_CASE("The fields of a delivery status report are read for each recipient") {
  const DeliveryReport report = read_delivery_status(
      "Reporting-MTA: dns; m.example\n\nFinal-Recipient: rfc822; a@x.example\nAction: failed\nStatus: 5.1.1 "
      "(bad)\n"
      "Diagnostic-Code: smtp; 550 5.1.1\n no such user\n\nFinal-Recipient: rfc822;<b@x.example>\nAction: "
      "delayed\nStatus: 4.4.1\n");
  CHECK(report.action == DeliveryAction::Failed);
  REQUIRE(report.deliveries.size() == 2);
  CHECK(report.deliveries[0].recipient == "a@x.example");
  CHECK(report.deliveries[0].status == "5.1.1");
  CHECK(report.deliveries[0].diagnostic == "smtp; 550 5.1.1 no such user");
  CHECK(report.deliveries[0].is_final);
  CHECK(report.deliveries[1].recipient == "b@x.example");
  CHECK_FALSE(report.deliveries[1].is_final);
  CHECK(read_delivery_status("Final-Recipient: rfc822; a@x\nAction: delivered\nStatus: 2.0.0").action ==
        DeliveryAction::Delivered);
  CHECK(read_delivery_status("nothing of the kind").action == DeliveryAction::None);
}

TEST_CASE("A mail system's own words are a bounce, with recipient and status") {
  const Mail mail = parse(
      "Return-Path: <>\nFrom: MAILER-DAEMON@m.example\nSubject: failure notice\n\n"
      "Hi. This is the mail program at m.example.\n\n<gone@x.example>:\n"
      "192.0.2.1 does not like recipient.\nRemote host said: 550 No such user\n\n"
      "--- Below this line is a copy of the message.\n\nMessage-ID: <ours@desk.example>\nTo: "
      "gone@x.example\n");
  CHECK(mail.classification.verdict == Verdict::Bounce);
  CHECK(mail.classification.automatic);
  REQUIRE(mail.failures.size() == 1);
  CHECK(mail.failures[0].recipient == "gone@x.example");
  CHECK(mail.failures[0].status == "5.1.1");
  CHECK(mail.returned_ids == std::vector<std::string>{"ours@desk.example"});
}

TEST_CASE("A warning that a mail is late is a delay and nothing final") {
  const Mail mail = parse(
      "Return-Path: <>\nFrom: postmaster@m.example\nSubject: Delayed Mail (still being retried)\n\n"
      "Your message could not be delivered for 4 hours.\n\n<a@x.example>: connection timed out\n");
  CHECK(mail.classification.verdict == Verdict::Delay);
  REQUIRE(mail.failures.size() == 1);
  CHECK(mail.failures[0].status.starts_with("4."));
  CHECK_FALSE(mail.failures[0].is_final);
}

TEST_CASE("Whoever writes about a bounce sends a request") {
  const Mail quoting = parse(
      "From: Ann <ann@x.example>\nSubject: Undeliverable: help\n\nI got this:\n> 550 5.1.1 user unknown\n");
  CHECK(quoting.classification.verdict == Verdict::Request);
  CHECK(quoting.failures.empty());
}

TEST_CASE("The Message-ID of the mail that came back is found in the part that carries it") {
  const Mail mail = parse(
      "From: MAILER-DAEMON@m.example\nContent-Type: multipart/report; report-type=delivery-status; "
      "boundary=b\n\n"
      "--b\n\nIt failed.\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; "
      "m\n\nFinal-Recipient: rfc822; a@x.example\n"
      "Action: failed\nStatus: 5.2.2\n--b\nContent-Type: text/rfc822-headers\n\nMessage-ID:\n "
      "<ours@desk.example>\n--b--\n");
  CHECK(mail.returned_ids == std::vector<std::string>{"ours@desk.example"});
  CHECK(mail.classification.verdict == Verdict::Bounce);
}

TEST_CASE("A report on a mail that was passed on names both addresses, one that was not only its own") {
  const std::string head =
      "From: MAILER-DAEMON@m.example\nContent-Type: multipart/report; report-type=delivery-status; "
      "boundary=b\n\n--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; m\n\n";
  const std::string rest =
      "Final-Recipient: rfc822; eva@home.example\nAction: failed\nStatus: 5.1.1\n--b--\n";
  const Mail passed_on = parse(head + "Original-Recipient: rfc822;eva@firm.example\n" + rest);
  REQUIRE(passed_on.failures.size() == 2);
  CHECK(passed_on.failures[0].recipient == "eva@home.example");
  CHECK(passed_on.failures[1].recipient == "eva@firm.example");
  CHECK(passed_on.failures[1].status == "5.1.1");
  CHECK(passed_on.failures[1].is_final);
  for (const char* original :
       {"", "Original-Recipient: rfc822;Eva@Home.example\n", "Original-Recipient: rfc822;eva\n"})
    CHECK(parse(head + original + rest).failures.size() == 1);
}

TEST_CASE("A sending service's notification is a bounce, wrapped and escaped as it comes") {
  const Mail mail = parse(
      "From: no-reply@sns.amazonaws.com\nX-Amz-Sns-Message-Id: 1\nSubject: AWS Notification Message\n\n"
      "{\"notificationType\":\"Bounce\",\"bounce\":{\"bounceType\":\"Permanent\",\"bouncedRecipients\":"
      "[{\"emailAddress\":\"gone@x.exa\nmple\",\"status\":\"5.1.1\",\"diagnosticCode\":\"smtp; 550 "
      "5.1.1\"}]}}");
  CHECK(mail.classification.verdict == Verdict::Bounce);
  REQUIRE(mail.failures.size() == 1);
  CHECK(mail.failures[0].recipient == "gone@x.example");
  CHECK(mail.failures[0].status == "5.1.1");
  CHECK(mail.failures[0].is_final);
  const Mail forged = parse("From: a@x.example\n\n{\"notificationType\":\"Bounce\"}");
  CHECK(forged.classification.verdict == Verdict::Request);
}
