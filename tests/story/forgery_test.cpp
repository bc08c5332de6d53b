// SPDX-License-Identifier: Apache-2.0
// Ways to command a ticket, or to get into one, without the right to. Each is filed and obeyed in nothing:
// the ticket stays as it is and nobody outside gets a mail of it.
#include <doctest/doctest.h>

#include "flow/conversation/refusals.hpp"
#include "story/agent_world.hpp"
#include "story/forgery_scene.hpp"

namespace ticketd::story {
namespace {

const std::string pass = "Authentication-Results: mx.desk.example; dmarc=pass header.from=desk.example";
const std::string fail = "Authentication-Results: mx.desk.example; dmarc=fail header.from=desk.example";

std::string under_headers(const std::string& headers, const std::string& id) {
  return headers + "\r\nTo: support@desk.example\r\nSubject: Re: [#1]\r\nMessage-ID: <forged@e.example>\r\n" +
         (id.empty() ? "" : "In-Reply-To: " + id + "\r\n") +
         "Date: Mon, 2 Nov 2026 09:00:00 +0000\r\n\r\n/close\r\n";
}

// From and what else the mail claims.
const std::vector<Forgery<Loot>> claims{
    {"From alone", [](const Loot&) { return mail_with(anna, ""); }},
    {"From and the ticket's tag", [](const Loot&) { return mail_with(anna, "", "/close\n", {}, "[#1]"); }},
    {"From and the customer's token", [](const Loot& l) { return mail_with(anna, l.of_customer); }},
    {"From and the customer's own Message-ID",
     [](const Loot&) { return mail_with(anna, "<mail-1@people.example>"); }},
    {"another agent's token", [](const Loot& l) { return mail_with(bo, l.of_anna); }},
    {"another ticket's token of another agent", [](const Loot& l) { return mail_with(anna, l.of_bo); }},
    {"a token with one letter changed", [](const Loot& l) { return mail_with(anna, l.mixed_up); }},
    {"a burnt token", [](const Loot& l) { return mail_with(anna, l.burnt); }},
    {"an agent's token and a stranger's From", [](const Loot& l) { return mail_with(mallory, l.of_anna); }},
    {"an agent's token and the customer's From",
     [](const Loot& l) { return mail_with("eva@customer.example", l.of_anna); }},
    {"no From", [](const Loot& l) { return under_headers("X-Nobody: here", l.of_anna); }},
    {"two addresses in From", [](const Loot& l) { return mail_with(anna + ", " + mallory, l.of_anna); }},
    {"two From headers",
     [](const Loot& l) { return under_headers("From: " + mallory + "\r\nFrom: " + anna, l.of_anna); }},
    {"two From headers, the agent first",
     [](const Loot& l) { return under_headers("From: " + anna + "\r\nFrom: " + mallory, l.of_anna); }},
    {"a group in From",
     [](const Loot& l) { return mail_with("agents: " + mallory + ", " + anna + ";", l.of_anna); }},
    {"the address as a display name",
     [](const Loot& l) { return mail_with("\"anna@desk.example\" <mallory@elsewhere.example>", l.of_anna); }},
    {"the whole address as a display name",
     [](const Loot& l) {
       return mail_with("\"Anna <anna@desk.example>\" <m@elsewhere.example>", l.of_anna);
     }},
    {"the address in a comment",
     [](const Loot& l) { return mail_with("mallory@elsewhere.example (anna@desk.example)", l.of_anna); }},
    {"the address as an encoded word",
     [](const Loot& l) {
       return mail_with("=?utf-8?q?anna=40desk.example?= <m@elsewhere.example>", l.of_anna);
     }},
    {"an address that looks alike (Cyrillic a)",
     [](const Loot& l) { return mail_with("\xD0\xB0nna@desk.example", l.of_anna); }},
    {"an address of a longer domain",
     [](const Loot& l) { return mail_with("anna@desk.example.evil.example", l.of_anna); }},
    {"a subdomain", [](const Loot& l) { return mail_with("anna@mail.desk.example", l.of_anna); }},
    {"a plus tag of the agent's address",
     [](const Loot& l) { return mail_with("anna+x@desk.example", l.of_anna); }},
    {"Sender names the agent",
     [](const Loot& l) { return mail_with(mallory, l.of_anna, "/close\n", {"Sender: anna@desk.example"}); }},
    {"Reply-To names the agent",
     [](const Loot& l) {
       return mail_with(mallory, l.of_anna, "/close\n", {"Reply-To: anna@desk.example"});
     }},
    {"Resent-From names the agent",
     [](const Loot& l) {
       return mail_with(mallory, l.of_anna, "/close\n", {"Resent-From: anna@desk.example"});
     }},
    {"Return-Path names the agent",
     [](const Loot& l) {
       return mail_with(mallory, l.of_anna, "/close\n", {"Return-Path: <anna@desk.example>"});
     }},
    {"a folded From",
     [](const Loot& l) { return mail_with("Anna\r\n <mallory@elsewhere.example>", l.of_anna); }},
};

// What trusted hosts say, and do not.
const std::vector<Forgery<Loot>> judgements{
    {"DMARC failed, with the right token",
     [](const Loot& l) { return mail_with(anna, l.of_anna, "/close\n", {fail}); }},
    {"DMARC passed by a host nobody trusts",
     [](const Loot&) {
       return mail_with(anna, "", "/close\n",
                        {"Authentication-Results: evil.example; dmarc=pass header.from=desk.example"});
     }},
    {"a forged pass below a real fail",
     [](const Loot& l) {
       return mail_with(anna, l.of_anna, "/close\n", {fail, pass});
     }},
    {"a forged pass below the real host's silence",
     [](const Loot&) {
       return mail_with(anna, "", "/close\n", {"Authentication-Results: mx.desk.example; none", pass});
     }},
    {"a pass for another domain",
     [](const Loot&) {
       return mail_with(
           anna, "", "/close\n",
           {"Authentication-Results: mx.desk.example; dmarc=pass header.from=elsewhere.example"});
     }},
    {"SPF and DKIM pass, DMARC not",
     [](const Loot&) {
       return mail_with(
           anna, "", "/close\n",
           {"Authentication-Results: mx.desk.example; spf=pass; dkim=pass header.d=elsewhere.example"});
     }},
    {"the pass in a comment",
     [](const Loot&) {
       return mail_with(
           anna, "", "/close\n",
           {"Authentication-Results: mx.desk.example; dmarc=none (dmarc=pass) header.from=desk.example"});
     }},
    {"the trusted name as part of another",
     [](const Loot&) {
       return mail_with(
           anna, "", "/close\n",
           {"Authentication-Results: mx.desk.example.evil.example; dmarc=pass header.from=desk.example"});
     }},
    {"two From addresses and a pass",
     [](const Loot&) { return mail_with(anna + ", " + mallory, "", "/close\n", {pass}); }},
};

// The right person's mail, or what looks like it, whose command is not the person's words now.
const std::vector<Forgery<Loot>> words{
    {"quoted with >", [](const Loot& l) { return mail_with(anna, l.of_anna, "> /close\n"); }},
    {"quoted below an attribution",
     [](const Loot& l) { return mail_with(anna, l.of_anna, "On Monday Mallory wrote:\n> /close\n"); }},
    {"in an Outlook block of history",
     [](const Loot& l) {
       return mail_with(
           anna, l.of_anna,
           "-----Original Message-----\nFrom: Mallory\nSent: Monday\nTo: support\nSubject: x\n\n/close\n");
     }},
    {"in the subject", [](const Loot& l) { return mail_with(anna, l.of_anna, "\n", {}, "/close"); }},
    {"below the signature mark", [](const Loot& l) { return mail_with(anna, l.of_anna, "-- \n/close\n"); }},
    {"a slash that is none (fraction slash)",
     [](const Loot& l) {
       return mail_with(anna, l.of_anna,
                        "\xE2\x81\x84"
                        "close\n");
     }},
    {"a full-width slash",
     [](const Loot& l) {
       return mail_with(anna, l.of_anna,
                        "\xEF\xBC\x8F"
                        "close\n");
     }},
    {"an out-of-office from the agent",
     [](const Loot& l) { return mail_with(anna, l.of_anna, "/close\n", {"Auto-Submitted: auto-replied"}); }},
    {"a vacation program's mark",
     [](const Loot& l) { return mail_with(anna, l.of_anna, "/close\n", {"X-Autoreply: yes"}); }},
    {"through a list",
     [](const Loot& l) { return mail_with(anna, l.of_anna, "/close\n", {"List-Id: <all.desk.example>"}); }},
    {"a bounce that carries the notice back",
     [](const Loot& l) {
       return mail_with("MAILER-DAEMON@desk.example", l.of_anna, "/close\n", {"Return-Path: <>"},
                        "Undelivered Mail");
     }},
    {"in an attachment",
     [](const Loot& l) {
       return with_body(anna, l.of_anna, "multipart/mixed; boundary=b",
                        "--b\r\nContent-Type: text/plain\r\n\r\n/note\r\n--b\r\nContent-Type: text/plain\r\n"
                        "Content-Disposition: attachment; filename=a.txt\r\n\r\n/close\r\n--b--\r\n");
     }},
    {"in a mail that is enclosed",
     [](const Loot& l) {
       return with_body(
           anna, l.of_anna, "multipart/mixed; boundary=b",
           "--b\r\nContent-Type: text/plain\r\n\r\n/note\r\n--b\r\nContent-Type: message/rfc822\r\n\r\n"
           "From: anna@desk.example\r\n\r\n/close\r\n--b--\r\n");
     }},
    {"in HTML only, by a stranger",
     [](const Loot& l) { return with_body(mallory, l.of_anna, "text/html", "<p>/close</p>"); }},
};

}  // namespace

TEST_CASE("nobody commands a ticket by claiming to be somebody") {
  try_commands(claims);
}

TEST_CASE("nobody commands a ticket by what a host has not said") {
  try_commands(judgements);
}

TEST_CASE("an agent's mail commands nothing but by the agent's own words") {
  try_commands(words);
}

TEST_CASE("the table above can fail: the agent's own answer, and a real DMARC pass, do command") {
  AgentWorld by_token;
  by_token.eva_writes();
  by_token.answers(anna, "/close\n");
  CHECK(by_token.ticket(domain::TicketNumber{1}).status == domain::Status::Closed);
  AgentWorld by_dmarc;
  by_dmarc.eva_writes();
  by_dmarc.mail_arrives(mail_with(anna, "", "/close\n", {pass}));
  CHECK(by_dmarc.ticket(domain::TicketNumber{1}).status == domain::Status::Closed);
}

TEST_CASE("the agent whose name was used gets the mail back at once, and beyond five an hour a digest") {
  AgentWorld world;
  world.eva_writes();
  const auto before = world.mails_to("anna@desk.example");
  const auto forge = [&](int number) {
    world.mail_arrives(raw({.from = anna,
                            .text = "/resolve\n" + std::to_string(number) + "\n",
                            .message_id = "<forged-" + std::to_string(number) + "@elsewhere.example>",
                            .in_reply_to = "<mail-1@people.example>"}));
  };
  const auto due = [&] { return flow::tell_refusals_due(world.tick()); };
  for (int number = 1; number <= 7; ++number) forge(number);
  CHECK(world.mails_to("anna@desk.example") == before + 5);
  CHECK(world.newest_text_to("anna@desk.example").find("NOT SENT to eva@customer.example") !=
        std::string::npos);
  (void)due();
  CHECK(world.mails_to("anna@desk.example") == before + 6);
  CHECK(world.newest_text_to("anna@desk.example").find("could not prove") != std::string::npos);
  forge(8);
  CHECK(due() == world.now + std::chrono::hours{1});
  world.pass(std::chrono::hours{1});
  CHECK_FALSE(due().has_value());
  CHECK(world.mails_to("anna@desk.example") == before + 7);
  forge(9);
  CHECK(world.mails_to("anna@desk.example") == before + 8);
  CHECK(world.ticket(domain::TicketNumber{1}).status == domain::Status::New);
}

TEST_CASE("an agent learns of mails from addresses that only look like the agent's") {
  AgentWorld world;
  world.eva_writes();
  const auto before = world.mails_to("anna@desk.example");
  world.mail_arrives(raw({.from = "\"anna@desk.example\" <mallory@elsewhere.example>",
                          .subject = "Re: [#1]",
                          .text = "/close\n",
                          .message_id = "<like@elsewhere.example>"}));
  (void)flow::tell_refusals_due(world.tick());
  CHECK(world.mails_to("anna@desk.example") == before + 1);
  CHECK(world.newest_text_to("anna@desk.example").find("only looks like this person's") != std::string::npos);
}

TEST_CASE("HISTORY from a forged participant answers nobody, and never a foreign Reply-To") {
  AgentWorld world;
  world.eva_writes();
  const auto mails = world.outbox().size();
  world.mail_arrives(
      raw({.subject = "Re: [#1]",
           .text = "HISTORY\n",
           .message_id = "<h1@elsewhere.example>",
           .headers = {"Reply-To: mallory@elsewhere.example", "Cc: mallory@elsewhere.example"}}));
  CHECK(world.outbox_to("mallory@elsewhere.example").empty());
  CHECK(world.mails_to("eva@customer.example") == 1);
  CHECK(world.outbox().size() == mails + 1);  // the assignee is told of the words
  world.answers("eva@customer.example", "HISTORY\n",
                {"Reply-To: mallory@elsewhere.example", "Cc: mallory@elsewhere.example"});
  CHECK(world.outbox_to("mallory@elsewhere.example").empty());
  CHECK(world.mails_to("eva@customer.example") == 2);
}

}  // namespace ticketd::story
