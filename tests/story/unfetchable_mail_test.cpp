// SPDX-License-Identifier: Apache-2.0
// A mail that the server lists and does not give: owed, then a numbered ticket, and never passed over.
#include <vector>

#include <doctest/doctest.h>

#include "flow/intake/replay.hpp"
#include "flow/intake/unfetched.hpp"
#include "mail/parse.hpp"
#include "store/compressed.hpp"
#include "story/desk_world.hpp"

namespace ticketd::story {
namespace {

const std::string why = "IMAP host: refused UID FETCH (NO broken)";

flow::IntakeFailure fail(DeskWorld& world, store::Uid uid, flow::Fault fault) {
  return flow::fetch_failed(world.store(), world.desk(), world.queue(), world.cursor, uid, why, fault,
                            world.now);
}

std::vector<store::Uid> owed(DeskWorld& world) {
  std::vector<store::Uid> uids;
  for (const auto& one : store::owed(world.session(), world.cursor)) uids.push_back(one.uid);
  return uids;
}

}  // namespace

TEST_CASE("the third failure that is a mail's own makes it a ticket that says so, flags it and tells ops") {
  DeskWorld world;
  CHECK(fail(world, 4, flow::Fault::Unclear).failures == 0);
  CHECK(fail(world, 4, flow::Fault::AsBefore).failures == 0);
  CHECK(fail(world, 4, flow::Fault::Own).failures == 1);
  CHECK(fail(world, 4, flow::Fault::Unclear).failures == 1);
  CHECK(fail(world, 4, flow::Fault::AsBefore).failures == 2);
  CHECK(world.totals().tickets == 0);
  CHECK(owed(world) == std::vector<store::Uid>{4});
  const auto number = fail(world, 4, flow::Fault::Own).quarantined_as;
  REQUIRE(number.has_value());
  CHECK(world.ticket(*number).status == domain::Status::Quarantined);
  const auto history = store::history_of(world.session(), *number);
  REQUIRE(history.size() == 1);
  CHECK(history[0].detail.starts_with("cannot be fetched: " + why));
  const auto letters = world.outbox_to("ops@desk.example");
  REQUIRE(letters.size() == 1);
  CHECK(letters[0].mail.text.find(why) != std::string::npos);
  CHECK(owed(world).empty());
  const auto marks = store::pending_mailbox_actions(world.session(), world.cursor, 10);
  REQUIRE(marks.size() == 1);
  CHECK(marks[0].uid == 4);
  CHECK(marks[0].mark == store::PendingMark::Flag);
  // The cursor has not passed it: it is known, though, and not asked for again.
  CHECK(world.cursor.last_uid == 0);
  CHECK(store::known_above(world.session(), world.cursor) == std::vector<store::Uid>{4});
  CHECK(std::holds_alternative<flow::NotQuarantined>(world.unit([&](store::Session& session) {
    return flow::replay({session, world.desk(), world.now}, *number);
  })));
}

TEST_CASE("what the cursor moves past without a mail is owed, and taken when it comes") {
  DeskWorld world;
  const auto mail = mail::parse(raw({}));
  const auto packed = store::pack(raw({}));
  const std::vector<store::Uid> passed_over{2, 4};
  const std::vector<flow::Arrival> arrivals{{3, world.now, &packed, &mail, 100, false}};
  (void)flow::take_in_each(world.store(), world.desk(), world.queue(), world.cursor, arrivals, passed_over,
                           world.now);
  CHECK(world.cursor.last_uid == 4);
  CHECK(owed(world) == std::vector<store::Uid>{2, 4});
  const auto late = world.mail_with_uid(raw({.subject = "Late", .message_id = "<late@customer.example>"}), 2);
  CHECK(late.taken.at(0).as == flow::Taken::As::Ticket);
  CHECK(owed(world) == std::vector<store::Uid>{4});
  CHECK(world.cursor.last_uid == 4);
}

TEST_CASE("a mail that is known already is owed no more when it comes again") {
  DeskWorld world;
  (void)world.mail_with_uid(raw({}), 5);
  (void)fail(world, 5, flow::Fault::Unclear);
  CHECK(world.mail_with_uid(raw({}), 5).taken.at(0).as == flow::Taken::As::KnownUid);
  CHECK(owed(world).empty());
}

}  // namespace ticketd::story
