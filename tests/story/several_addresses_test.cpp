// SPDX-License-Identifier: Apache-2.0
// An agent with several addresses: whichever the agent writes from is proven by the tokens that were sent to
// the one that the desk writes to.
#include <doctest/doctest.h>

#include "flow/conversation/refusals.hpp"
#include "story/agent_world.hpp"
#include "story/forged_mail.hpp"

namespace ticketd::story {
namespace {

const std::string phone = "Anna Berg <anna.berg@phone.example>";
const std::string annas = "anna@desk.example";
const std::string eva = "eva@customer.example";

DeskWorld& with_two(DeskWorld& world) {
  world.reconfigure(
      "agents:\n  - { name: anna, address: anna@desk.example, addresses: [anna.berg@phone.example] }\n"
      "  - { name: bo, address: bo@desk.example }\n"
      "trusted_authserv_ids: [mx.desk.example]\n");
  return world;
}

bool has(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("an answer from another address of the agent goes out, quote of ours left behind") {
  AgentWorld world;
  with_two(world);
  world.eva_writes();
  world.mail_arrives(raw({.from = phone,
                          .text = "/resolve\nIt is out.\n\n" + world.newest_text_to(annas),
                          .message_id = world.fresh_id(),
                          .in_reply_to = world.newest_id_to(annas)}));
  CHECK(world.ticket(domain::TicketNumber{1}).status == domain::Status::Resolved);
  CHECK(has(world.newest_text_to(eva), "It is out."));
  CHECK_FALSE(has(world.newest_text_to(eva), "Begin by"));
  CHECK(world.outbox_to("anna.berg@phone.example").empty());
  CHECK(world.mails_to(annas) == 2);
}

TEST_CASE("another address of the agent proves nothing by itself, and is an internal one") {
  AgentWorld world;
  with_two(world);
  world.eva_writes();
  world.mail_arrives(mail_with(phone, "", "/close\n", {}, "Re: [#1]"));
  CHECK(world.ticket(domain::TicketNumber{1}).status == domain::Status::New);
  CHECK(has(world.newest_text_to(annas), "NOT SENT"));
  CHECK(world.outbox_to("anna.berg@phone.example").empty());
  // Copying it gives nothing away: the token lives on.
  const auto token = world.newest_id_to(annas);
  world.mail_arrives(raw({.from = anna,
                          .to = "support@desk.example, anna.berg@phone.example",
                          .text = "/take\n",
                          .message_id = world.fresh_id(),
                          .in_reply_to = token}));
  world.mail_arrives(
      raw({.from = phone, .text = "/close\n", .message_id = world.fresh_id(), .in_reply_to = token}));
  CHECK(world.ticket(domain::TicketNumber{1}).status == domain::Status::Closed);
}

}  // namespace ticketd::story
