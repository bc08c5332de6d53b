// SPDX-License-Identifier: Apache-2.0
// A store that refuses one mail's data has not failed: that mail is poison, the others go on.
#include <doctest/doctest.h>

#include "story/desk_world.hpp"
#include "story/refused_rows.hpp"

namespace ticketd::story {
namespace {

const std::string refused = raw({.message_id = "<refused@customer.example>"});

}  // namespace

TEST_CASE("a mail whose data the store refuses three times is a quarantined ticket that ops hear of") {
  DeskWorld world;
  refuse(world, "INSERT ON message WHEN new.message_id LIKE '%refused@customer.example%'");
  for (int failures = 1; failures <= 3; ++failures) {
    const auto batch = world.mail_with_uid(refused, 1);
    REQUIRE(batch.failures.size() == 1);
    CHECK(batch.failures[0].failures == failures);
    CHECK(batch.failures[0].quarantined_as.has_value() == (failures == 3));
  }
  CHECK(world.totals().quarantined == 1);
  CHECK(world.outbox_to("ops@desk.example").size() == 1);
  CHECK(world.mail_with_uid(raw({}), 2).taken.at(0).as == flow::Taken::As::Ticket);
}

TEST_CASE("a mail that can't even be kept is a quarantined ticket all the same") {
  DeskWorld world;
  refuse(world, "INSERT ON content WHEN (SELECT direction FROM message WHERE id = new.message) = 0");
  for (int failures = 1; failures <= 3; ++failures) (void)world.mail_with_uid(refused, 1);
  CHECK(world.totals().quarantined == 1);
  CHECK(world.totals().messages == 0);
  CHECK(store::owed(world.session(), world.cursor).empty());
  CHECK(world.mail_with_uid(refused, 1).taken.at(0).as == flow::Taken::As::KnownUid);
}

}  // namespace ticketd::story
