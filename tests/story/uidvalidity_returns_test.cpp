// SPDX-License-Identifier: Apache-2.0
// The server numbers its mails anew, and then as it did before.
#include <doctest/doctest.h>

#include "story/desk_world.hpp"

namespace ticketd::story {

TEST_CASE("when an earlier UIDVALIDITY comes back known mails are recognised and new ones taken") {
  DeskWorld world;
  const std::string named = raw({});
  const std::string nameless = raw({.subject = "Without a name", .message_id = ""});
  (void)world.mail_arrives(named);
  (void)world.mail_arrives(nameless);
  for (const std::uint32_t validity : {2U, 1U, 2U, 1U}) {
    CAPTURE(validity);
    world.renumber(validity);
    CHECK(world.mail_arrives(named).as == flow::Taken::As::SeenBefore);
    CHECK(world.mail_arrives(nameless).as == flow::Taken::As::SeenBefore);
    CHECK(world.totals().messages == 2);
  }
  const auto fresh = world.mail_arrives(raw({.subject = "New", .message_id = "<new@customer.example>"}));
  CHECK(fresh.as == flow::Taken::As::Ticket);
  CHECK(world.totals().messages == 3);
}

TEST_CASE("a UID that means another mail since the number came back is that other mail") {
  DeskWorld world;
  (void)world.mail_arrives(raw({}));
  world.renumber(2);
  world.renumber(1);
  const auto other = world.mail_arrives(raw({.subject = "Other", .message_id = "<other@customer.example>"}));
  CHECK(other.as == flow::Taken::As::Ticket);
}

TEST_CASE("what an epoch owed is not asked for in another") {
  DeskWorld world;
  (void)flow::take_in(world.store(), world.desk(), world.queue(), world.cursor, {},
                      std::vector<store::Uid>{3}, world.now);
  REQUIRE(store::owed(world.session(), world.cursor).size() == 1);
  world.renumber(2);
  world.renumber(1);
  CHECK(store::owed(world.session(), world.cursor).empty());
}

}  // namespace ticketd::story
