// SPDX-License-Identifier: Apache-2.0
#include <doctest/doctest.h>

#include "flow/intake/replay.hpp"
#include "story/desk_world.hpp"

namespace ticketd::story {

TEST_CASE("the same mail under two UIDs is one message with two deliveries") {
  DeskWorld world;
  const auto first = world.mail_arrives(raw({}));
  const auto again = world.mail_arrives(raw({}));
  CHECK(again.as == flow::Taken::As::SeenBefore);
  CHECK(again.message == first.message);
  CHECK(world.totals().messages == 1);
  CHECK(world.outbox_to_customers().size() == 1);
}

TEST_CASE("a reused Message-ID with other content is another message") {
  DeskWorld world;
  world.mail_arrives(raw({}));
  const auto other = world.mail_arrives(raw({.text = "Something else.\n"}));
  CHECK(other.as != flow::Taken::As::SeenBefore);
  CHECK(world.totals().messages == 2);
}

TEST_CASE("two UIDs of one epoch without a Message-ID are two messages, and still two after a renumbering") {
  DeskWorld world;
  world.mail_arrives(raw({.message_id = ""}));
  world.mail_arrives(raw({.message_id = ""}));
  CHECK(world.totals().messages == 2);
  world.renumber(2);
  CHECK(world.mail_arrives(raw({.message_id = ""})).as == flow::Taken::As::SeenBefore);
  CHECK(world.mail_arrives(raw({.message_id = ""})).as == flow::Taken::As::SeenBefore);
  CHECK(world.totals().messages == 2);
}

TEST_CASE("after a renumbering known mails are recognised and mails from before the start are not taken") {
  DeskWorld world({}, "start_at: new");
  world.mail_arrives(raw({}));
  world.pass(std::chrono::hours{1});
  // The mailbox now shows an old mail that was there before the desk, and the one that is known.
  CHECK(world.totals().messages == 1);
  world.renumber(2);
  const auto known = world.mail_arrives(raw({}), world.now - std::chrono::hours{1});
  CHECK(known.as == flow::Taken::As::SeenBefore);
}

TEST_CASE("the backlog is filed without acknowledgement and without clocks") {
  DeskWorld world({}, "start_at: all");
  world.cursor.old_uid = 1;
  const auto old = world.mail_arrives(raw({}));
  CHECK(old.as == flow::Taken::As::Ticket);
  CHECK_FALSE(world.ticket(old.ticket.value()).respond_by.has_value());
  CHECK(world.outbox_to_customers().empty());
  const auto fresh = world.mail_arrives(raw({.subject = "New", .message_id = "<new@customer.example>"}));
  CHECK(world.ticket(fresh.ticket.value()).respond_by.has_value());
  CHECK(world.outbox_to_customers().size() == 1);
}

TEST_CASE("a UID that was taken is never taken again") {
  DeskWorld world;
  world.mail_with_uid(raw({}), 7);
  const auto again = world.mail_with_uid(raw({}), 7);
  CHECK(again.taken.at(0).as == flow::Taken::As::KnownUid);
  CHECK(world.totals().messages == 1);
}

TEST_CASE("only a quarantined ticket can be replayed") {
  DeskWorld world;
  const auto first = world.mail_arrives(raw({}));
  const auto answer = world.unit([&](store::Session& session) {
    return flow::replay({session, world.desk(), world.now}, first.ticket.value());
  });
  CHECK(std::holds_alternative<flow::NotQuarantined>(answer));
}

}  // namespace ticketd::story
