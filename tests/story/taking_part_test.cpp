// SPDX-License-Identifier: Apache-2.0
// Who becomes a participant by being copied, whom an agent's mail speaks for, and what a token is worth that
// others have seen.
#include <algorithm>

#include <doctest/doctest.h>

#include "store/agent_work.hpp"
#include "store/tickets.hpp"
#include "story/agent_world.hpp"

namespace ticketd::story {
namespace {

const std::string eva = "Eva Holm <eva@customer.example>";
const std::string annas = "anna@desk.example";
const std::string bosses = "boss@customer.example";
const std::string annas_pass = "Authentication-Results: mx.desk.example; dmarc=pass header.from=desk.example";

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

bool happened(AgentWorld& world, domain::TicketNumber ticket, std::string_view event) {
  const auto events = world.events(ticket);
  return std::find(events.begin(), events.end(), event) != events.end();
}

}  // namespace

TEST_CASE("whom a proven requester copies gets what the requester gets, with a token of their own") {
  AgentWorld world;
  const auto ticket = *world.eva_writes().ticket;
  world.answers(eva, "My boss wants to know as well.\n",
                {"Cc: boss@customer.example, bo@desk.example, support@desk.example, ops@desk.example"});
  CHECK(happened(world, ticket, "participant_added"));
  world.answers(anna, "We are coming.\n");
  REQUIRE(world.mails_to(bosses) == 1);
  CHECK(has(world.newest_text_to(bosses), "We are coming."));
  CHECK(world.newest_id_to(bosses) != world.newest_id_to("eva@customer.example"));
  CHECK(store::participants_of(world.session(), ticket).size() == 2);
}

TEST_CASE("whom somebody copies who cannot prove to be a participant hears nothing") {
  AgentWorld world;
  const auto ticket = *world.eva_writes().ticket;
  world.mail_arrives(raw({.from = eva,
                          .subject = "Re: [#1]",
                          .text = "Tell her too.\n",
                          .message_id = world.fresh_id(),
                          .headers = {"Cc: mallory@elsewhere.example"}}));
  world.answers(anna, "We are coming.\n");
  CHECK(world.mails_to("mallory@elsewhere.example") == 0);
  CHECK(store::participants_of(world.session(), ticket).size() == 1);
}

TEST_CASE("nobody makes the desk write to a crowd") {
  AgentWorld world;
  const auto ticket = *world.eva_writes().ticket;
  std::string crowd = "Cc: ";
  for (int i = 0; i < 50; ++i) crowd += (i == 0 ? "u" : ",\r\n u") + std::to_string(i) + "@customer.example";
  world.answers(eva, "Everybody, look!\n", {crowd});
  CHECK(store::participants_of(world.session(), ticket).size() == 10);
}

TEST_CASE("a mail that shows an agent's token burns it, and that agent gets a fresh one") {
  AgentWorld world;
  const auto ticket = *world.eva_writes().ticket;
  const auto leaked = world.newest_id_to(annas);
  world.answers(anna, "/assign bo\n");
  world.mail_arrives(raw({.from = "Mallory <mallory@elsewhere.example>",
                          .subject = "Re: [#1]",
                          .text = "/close\n",
                          .message_id = world.fresh_id(),
                          .headers = {"In-Reply-To: <passed-on@elsewhere.example>",
                                      "References: " + leaked + " <passed-on@elsewhere.example>"}}));
  CHECK(happened(world, ticket, "token_burnt"));
  CHECK(has(world.newest_text_to(annas), "mallory@elsewhere.example has got it as well"));
  world.mail_arrives(
      raw({.from = anna, .text = "/close\n", .message_id = world.fresh_id(), .in_reply_to = leaked}));
  CHECK(world.ticket(ticket).status == domain::Status::New);
  world.answers(anna, "/close\n");
  CHECK(world.ticket(ticket).status == domain::Status::Closed);
}

TEST_CASE("a token whose key was taken out of use proves nothing, and still finds its thread") {
  AgentWorld world;
  const auto ticket = *world.eva_writes().ticket;
  world.change_secret("another secret, for the first one leaked");
  CHECK(world.answers(eva, "Any news?\n").ticket == ticket);
  const auto fresh = world.newest_id_to(annas);
  world.mail_arrives(raw({.from = anna,
                          .text = "/close\n",
                          .message_id = world.fresh_id(),
                          .in_reply_to = "<" + world.outbox_to(annas).front().mail.message_id + ">"}));
  CHECK(world.ticket(ticket).status == domain::Status::New);
  world.mail_arrives(
      raw({.from = anna, .text = "/close\n", .message_id = world.fresh_id(), .in_reply_to = fresh}));
  CHECK(world.ticket(ticket).status == domain::Status::Closed);
}

TEST_CASE("an agent who writes for a customer opens that customer's ticket") {
  AgentWorld world;
  const auto taken =
      world.mail_arrives(raw({.from = anna,
                              .subject = "Eva called: the door jams",
                              .text = "She will be there until five.\n",
                              .message_id = "<call@desk.example>",
                              .headers = {"Cc: Eva Holm <eva@customer.example>", annas_pass}}));
  const auto ticket = world.ticket(*taken.ticket);
  CHECK(ticket.requester == "eva@customer.example");
  CHECK(ticket.customer == "Customer");
  const auto sent = world.outbox_to("eva@customer.example");
  REQUIRE(sent.size() == 1);
  CHECK(sent.at(0).mail.in_reply_to.empty());
  CHECK(sent.at(0).mail.references.empty());
}

TEST_CASE("an agent who writes to the desk and its operators speaks for nobody but the agent") {
  AgentWorld world;
  const auto taken =
      world.mail_arrives(raw({.from = anna,
                              .subject = "My chair",
                              .text = "It squeaks.\n",
                              .message_id = "<chair@desk.example>",
                              .headers = {"Cc: Ops@desk.example, bo@desk.example", annas_pass}}));
  CHECK(world.ticket(*taken.ticket).requester == annas);
}

TEST_CASE("an agent who forwards a customer's mail opens that customer's ticket, nobody else does") {
  const std::string text =
      "Please see below.\n\n---------- Forwarded message ---------\nFrom: Eva Holm "
      "<eva@customer.example>\nDate: Mon, 2 Nov 2026 at 09:30\nSubject: The door\nTo: "
      "<anna@desk.example>\n\nIt jams.\n";
  AgentWorld world;
  const auto by_agent = world.mail_arrives(raw({.from = anna,
                                                .subject = "Fwd: The door",
                                                .text = text,
                                                .message_id = "<call@desk.example>",
                                                .headers = {annas_pass}}));
  CHECK(world.ticket(*by_agent.ticket).requester == "eva@customer.example");
  const auto unproven = world.mail_arrives(
      raw({.from = anna, .subject = "Fwd: The door", .text = text, .message_id = "<call-2@desk.example>"}));
  CHECK(world.ticket(*unproven.ticket).requester == annas);
  CHECK(world.mails_to("eva@customer.example") == 1);
}

TEST_CASE("a copied agent takes part as an agent") {
  AgentWorld world;
  const auto ticket = *world.eva_writes().ticket;
  world.answers(anna, "/cc bo@desk.example\n");
  world.answers(anna, "We are coming.\n");
  world.answers(bo, "/close\n");
  CHECK(world.ticket(ticket).status == domain::Status::Closed);
}

}  // namespace ticketd::story
