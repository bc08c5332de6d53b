// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "domain/change_status.hpp"
#include "store/tickets.hpp"
#include "story/desk_world.hpp"

namespace ticketd::story {
namespace {

const std::string stranger = "Mallory <mallory@elsewhere.example>";

std::string acknowledgement_id(DeskWorld& world) {
  return "<" + world.outbox_to_customers().at(0).mail.message_id + ">";
}

}  // namespace

TEST_CASE("an answer to the acknowledgement joins its ticket and is not acknowledged again") {
  DeskWorld world;
  const auto first = world.mail_arrives(raw({}));
  const auto reply = world.mail_arrives(
      raw({.message_id = "<second@customer.example>", .in_reply_to = acknowledgement_id(world)}));
  CHECK(reply.as == flow::Taken::As::Thread);
  CHECK(reply.ticket == first.ticket);
  CHECK(reply.verdict == domain::Verdict::Reply);
  CHECK(world.outbox_to_customers().size() == 1);
}

TEST_CASE("our token in folded case still counts, as some mail programs fold it") {
  DeskWorld world;
  const auto first = world.mail_arrives(raw({}));
  std::string id = acknowledgement_id(world);
  for (char& c : id) c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
  const auto reply = world.mail_arrives(
      raw({.from = "eva@private.example", .message_id = "<second@x.example>", .in_reply_to = id}));
  CHECK(reply.ticket == first.ticket);
}

TEST_CASE("a token that was changed by one letter opens no door") {
  DeskWorld world;
  const auto first = world.mail_arrives(raw({}));
  std::string id = acknowledgement_id(world);
  const auto at = id.find('@') - 1;
  id[at] = id[at] == 'a' ? 'b' : 'a';
  const auto forged =
      world.mail_arrives(raw({.from = stranger, .message_id = "<second@x.example>", .in_reply_to = id}));
  CHECK(forged.as == flow::Taken::As::Ticket);
  CHECK(forged.ticket != first.ticket);
}

TEST_CASE("a participant joins by the id of the first mail, and by the subject's tag") {
  DeskWorld world;
  const auto first = world.mail_arrives(raw({}));
  const auto by_id = world.mail_arrives(
      raw({.message_id = "<second@customer.example>", .in_reply_to = "<first@customer.example>"}));
  CHECK(by_id.ticket == first.ticket);
  const auto by_tag =
      world.mail_arrives(raw({.subject = "Sv: [#1] The printer", .message_id = "<third@customer.example>"}));
  CHECK(by_tag.ticket == first.ticket);
}

TEST_CASE(
    "a stranger gets into no ticket by its number or a forged In-Reply-To, but into one of his own that says "
    "so") {
  for (const Letter& letter :
       {Letter{.from = stranger, .subject = "[#1] let me in", .message_id = "<m1@elsewhere.example>"},
        Letter{.from = stranger,
        .message_id = "<m2@elsewhere.example>",
        .in_reply_to = "<first@customer.example>"}}) {
    CAPTURE(letter.subject);
    DeskWorld world;
    const auto first = world.mail_arrives(raw({}));
    const auto own = world.mail_arrives(raw(letter));
    CHECK(own.as == flow::Taken::As::Ticket);
    CHECK(own.ticket != first.ticket);
    const auto events = world.events(own.ticket.value());
    CHECK(std::find(events.begin(), events.end(), "related") != events.end());
  }
}

TEST_CASE("a colleague at the customer's domain joins, one of another customer does not") {
  DeskWorld world(
      "customers:\n  - { name: Volvo, domains: [volvo.example] }\n  - { name: Saab, domains: [saab.example] "
      "}\n");
  const auto first = world.mail_arrives(raw({.from = "eva@volvo.example"}));
  const auto colleague = world.mail_arrives(raw({.from = "per@volvo.example",
                                                 .message_id = "<c@volvo.example>",
                                                 .in_reply_to = "<first@customer.example>"}));
  CHECK(colleague.ticket == first.ticket);
  const auto other = world.mail_arrives(raw({.from = "ulf@saab.example",
                                             .message_id = "<u@saab.example>",
                                             .in_reply_to = "<first@customer.example>"}));
  CHECK(other.ticket != first.ticket);
}

TEST_CASE("an answer that comes before what it answers is joined by it") {
  DeskWorld world;
  const auto answer = world.mail_arrives(raw({.subject = "Re: fire",
                                              .message_id = "<answer@customer.example>",
                                              .in_reply_to = "<parent@customer.example>"}));
  CHECK(answer.as == flow::Taken::As::Ticket);
  const auto parent = world.mail_arrives(raw({.subject = "fire", .message_id = "<parent@customer.example>"}));
  CHECK(parent.ticket == answer.ticket);
}

TEST_CASE("a person's answer reopens a closed ticket within thirty days, later it opens a linked one") {
  DeskWorld world;
  const auto first = world.mail_arrives(raw({}));
  auto ticket = world.ticket(first.ticket.value());
  CHECK(domain::change_status(ticket, domain::Cause::CloseAsked, world.now));
  store::save_ticket(world.session(), ticket);
  world.pass(std::chrono::days{29});
  world.mail_arrives(
      raw({.message_id = "<second@customer.example>", .in_reply_to = "<first@customer.example>"}));
  CHECK(world.ticket(ticket.number).status == domain::Status::Open);
  store::save_ticket(world.session(), ticket);
  world.pass(std::chrono::days{2});
  const auto late = world.mail_arrives(
      raw({.message_id = "<third@customer.example>", .in_reply_to = "<first@customer.example>"}));
  CHECK(late.as == flow::Taken::As::Ticket);
  CHECK(world.ticket(ticket.number).status == domain::Status::Closed);
}

TEST_CASE("an out-of-office answer to the acknowledgement is filed in the thread and changes nothing") {
  DeskWorld world;
  const auto first = world.mail_arrives(raw({}));
  const auto away = world.mail_arrives(raw({.subject = "Automatic reply: away",
                                            .message_id = "<away@customer.example>",
                                            .in_reply_to = acknowledgement_id(world),
                                            .headers = {"Auto-Submitted: auto-replied"}}));
  CHECK(away.as == flow::Taken::As::Thread);
  CHECK(away.ticket == first.ticket);
  CHECK(world.ticket(first.ticket.value()).status == domain::Status::New);
  CHECK(world.outbox_to_customers().size() == 1);
}

TEST_CASE("our own mail come back is known by its Message-ID and never answered") {
  DeskWorld world;
  const auto first = world.mail_arrives(raw({}));
  const auto back = world.mail_arrives(raw({.message_id = acknowledgement_id(world)}));
  CHECK(back.verdict == domain::Verdict::Own);
  CHECK(back.ticket == first.ticket);
  CHECK(world.outbox_to_customers().size() == 1);
}

}  // namespace ticketd::story
