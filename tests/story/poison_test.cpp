// SPDX-License-Identifier: Apache-2.0
#include <cstdlib>

#include <doctest/doctest.h>

#include "flow/intake/replay.hpp"
#include "story/desk_world.hpp"

namespace ticketd::story {

// The variable is read once a process: this runs as a ctest of its own.
TEST_CASE(
    "a mail whose taking-in fails three times becomes a quarantined ticket that ops hear of and can replay" *
    doctest::skip(std::getenv("TICKETD_TEST_POISON") == nullptr)) {
  DeskWorld world;
  const std::string poisoned = raw({.message_id = "<poison@customer.example>"});
  for (int failures = 1; failures <= 2; ++failures) {
    const auto batch = world.mail_with_uid(poisoned, 1);
    REQUIRE(batch.failures.size() == 1);
    CHECK(batch.failures[0].failures == failures);
    CHECK(world.totals().tickets == 0);
  }
  const auto batch = world.mail_with_uid(poisoned, 1);
  REQUIRE(batch.failures.at(0).quarantined_as.has_value());
  CHECK(world.totals().quarantined == 1);
  CHECK(world.outbox_to("ops@desk.example").size() == 1);
  CHECK(world.mail_with_uid(poisoned, 1).taken.at(0).as == flow::Taken::As::KnownUid);
  CHECK_THROWS_AS((void)world.unit([&](store::Session& session) {
    return flow::replay({session, world.desk(), world.now}, *batch.failures[0].quarantined_as);
  }),
                  std::runtime_error);
  CHECK(world.totals().quarantined == 1);
}

}  // namespace ticketd::story
