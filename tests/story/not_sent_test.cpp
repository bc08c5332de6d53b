// SPDX-License-Identifier: Apache-2.0
// An agent's answer that proves nothing: it comes back to the agent's own address at once, and if it held a
// token that was made for the agent, /send in an answer sends it.
#include <doctest/doctest.h>

#include "flow/conversation/refusals.hpp"
#include "store/agent_work.hpp"
#include "store/tickets.hpp"
#include "story/agent_world.hpp"
#include "story/forged_mail.hpp"

namespace ticketd::story {
namespace {

const std::string eva = "eva@customer.example";
const std::string annas = "anna@desk.example";
const std::string alias = "Anna Berg <anna.berg@phone.example>";
const std::string fail = "Authentication-Results: mx.desk.example; dmarc=fail header.from=desk.example";
const domain::TicketNumber first{1};

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::string burn_newest(AgentWorld& world) {
  auto id = world.newest_id_to(annas);
  const auto token = mail::parse_message_id(id);
  store::burn(world.session(), domain::OutboxNumber{static_cast<std::int64_t>(token.value().serial)},
              world.now);
  return id;
}

std::string with_file(const std::string& from, const std::string& id) {
  return "From: " + from +
         "\r\nTo: support@desk.example\r\nSubject: Re: x\r\nMessage-ID: <file@e.example>\r\n" +
         "In-Reply-To: " + id + "\r\nDate: Mon, 2 Nov 2026 09:00:00 +0000\r\nMIME-Version: 1.0\r\n" +
         "Content-Type: multipart/mixed; boundary=b\r\n\r\n"
         "--b\r\nContent-Type: text/plain\r\n\r\nSee the plan.\r\n--b\r\nContent-Type: text/plain\r\n"
         "Content-Disposition: attachment; filename=plan.txt\r\n\r\nSECRET\r\n--b--\r\n";
}

}  // namespace

TEST_CASE("an answer from an address that nobody knows comes back, and /send sends it") {
  AgentWorld world;
  world.eva_writes();
  world.mail_arrives(mail_with(alias, world.newest_id_to(annas), "Try the other fuse.\n", {}, "Re: [#1]"));
  CHECK(world.mails_to(eva) == 1);
  CHECK(world.outbox_to("anna.berg@phone.example").empty());
  REQUIRE(world.mails_to(annas) == 2);
  CHECK(has(world.newest_text_to(annas), "NOT SENT to eva@customer.example"));
  CHECK(has(world.newest_text_to(annas), "It came from Anna Berg <anna.berg@phone.example>"));
  CHECK(has(world.newest_text_to(annas), "> Try the other fuse."));
  world.answers(anna, "/send\n");
  REQUIRE(world.mails_to(eva) == 2);
  CHECK(has(world.newest_text_to(eva), "Try the other fuse."));
}

TEST_CASE("an answer under a token that was shown comes back, and one that is sent needs no second one") {
  AgentWorld world;
  world.eva_writes();
  world.mail_arrives(mail_with(anna, burn_newest(world), "/resolve\nIt is the fuse.\n"));
  CHECK(world.ticket(first).status == domain::Status::New);
  CHECK(has(world.newest_text_to(annas), "NOT SENT"));
  CHECK(has(world.newest_text_to(annas), "went to other people as well"));
  world.answers(anna, "/send\n");
  CHECK(world.ticket(first).status == domain::Status::Resolved);
  CHECK(has(world.newest_text_to(eva), "It is the fuse."));
}

TEST_CASE("an answer that lost its thread comes back without /send; answering that goes out") {
  AgentWorld world;
  world.eva_writes();
  const auto taken = world.mail_arrives(mail_with(anna, "", "It is the fuse.\n", {}, "Re: [#1] x"));
  CHECK(taken.ticket == first);
  CHECK(has(world.newest_text_to(annas), "NOT SENT to eva@customer.example"));
  CHECK_FALSE(has(world.newest_text_to(annas), "/send"));
  world.answers(anna, "/send\n");
  CHECK(world.mails_to(eva) == 1);
  CHECK(has(world.newest_text_to(annas), "that mail cannot be sent"));
  world.answers(anna, "It is the fuse.\n");
  CHECK(has(world.newest_text_to(eva), "It is the fuse."));
}

TEST_CASE("a mail of an agent that names no ticket opens one and is returned as no answer") {
  AgentWorld world;
  const auto taken = world.mail_arrives(mail_with(anna, "", "It is the fuse.\n", {}, "Hello"));
  CHECK(taken.as == flow::Taken::As::Ticket);
  const auto mails = world.outbox_to(annas);
  bool told = false;
  for (const auto& sent : mails) told = told || has(sent.mail.text, "NOT SENT as an answer");
  CHECK(told);
}

TEST_CASE("files of a mail without proof stay behind, and the agent is told") {
  AgentWorld world;
  world.eva_writes();
  world.mail_arrives(with_file(anna, burn_newest(world)));
  CHECK(has(world.newest_text_to(annas), "Its files do not go along"));
  world.answers(anna, "/send\n");
  REQUIRE(world.mails_to(eva) == 2);
  CHECK(has(world.newest_text_to(eva), "See the plan."));
  CHECK(world.outbox_to(eva).back().mail.attachments.empty());
  CHECK(has(world.newest_text_to(annas), "they came in a mail without proof"));
}

TEST_CASE("what a trusted host calls forged is told by the digest and never returned") {
  AgentWorld world;
  world.eva_writes();
  const auto id = world.newest_id_to(annas);
  const auto before = world.mails_to(annas);
  world.mail_arrives(mail_with(anna, id, "Pay here: evil.example\n", {fail}));
  CHECK(world.mails_to(annas) == before);
  (void)flow::tell_refusals_due(world.tick());
  REQUIRE(world.mails_to(annas) == before + 1);
  CHECK_FALSE(has(world.newest_text_to(annas), "evil.example"));
}

TEST_CASE("a robot at the agent's address that answers what is returned is answered no more") {
  AgentWorld world;
  world.eva_writes();
  world.mail_arrives(mail_with(alias, world.newest_id_to(annas), "I am at the sea.\n"));
  const auto before = world.mails_to(annas);
  for (int i = 0; i < 4; ++i)
    world.mail_arrives(raw({.from = anna,
                            .text = "I am at the sea.\n",
                            .message_id = world.fresh_id(),
                            .in_reply_to = burn_newest(world)}));
  CHECK(world.mails_to(annas) == before);
  CHECK(world.mails_to(eva) == 1);
}

TEST_CASE("an expert's answer to the agent's own mail is no answer of the agent's") {
  AgentWorld world;
  world.eva_writes();
  world.mail_arrives(
      raw({.from = "Pia <pia@expert.example>",
           .to = "anna@desk.example, support@desk.example",
           .text = "It is the fuse.\n",
           .message_id = world.fresh_id(),
           .headers = {"In-Reply-To: <forward@desk.example>",
                       "References: " + world.newest_id_to(annas) + " <forward@desk.example>"}}));
  CHECK_FALSE(has(world.newest_text_to(annas), "NOT SENT"));
  CHECK(has(world.newest_text_to(annas), "From Pia"));
}

TEST_CASE("Mallory with a burnt token gets nothing sent: what is returned goes to the agent alone") {
  AgentWorld world;
  world.eva_writes();
  const auto burnt = burn_newest(world);
  world.mail_arrives(mail_with(anna, burnt, "Pay to this account.\n"));
  // He has not got the letter; he tries its neighbours and what he knows.
  for (const std::string& id : {burnt, world.newest_id_to(eva), std::string("<mail-1@people.example>")}) {
    world.mail_arrives(
        raw({.from = anna, .text = "/send\n", .message_id = world.fresh_id(), .in_reply_to = id}));
    world.mail_arrives(
        raw({.from = mallory, .text = "/send\n", .message_id = world.fresh_id(), .in_reply_to = id}));
  }
  CHECK(world.mails_to(eva) == 1);
  CHECK(world.ticket(first).status == domain::Status::New);
  for (const auto& sent : world.outbox_to("mallory@elsewhere.example"))
    CHECK_FALSE(has(sent.mail.text, "third floor"));
}

TEST_CASE("the letter that tells of a held answer proves nobody but its agent") {
  AgentWorld world;
  world.eva_writes();
  world.mail_arrives(mail_with(anna, burn_newest(world), "Pay to this account.\n"));
  const auto letter = world.newest_id_to(annas);
  for (const std::string& from :
       {mallory, bo, std::string("Eva <eva@customer.example>"), anna + ", " + mallory})
    world.mail_arrives(
        raw({.from = from, .text = "/send\n", .message_id = world.fresh_id(), .in_reply_to = letter}));
  CHECK_FALSE(has(world.newest_text_to(eva), "Pay to this account."));
  for (const auto& sent : world.outbox_to(eva)) CHECK_FALSE(has(sent.mail.text, "Pay to this account."));
}

}  // namespace ticketd::story
