// SPDX-License-Identifier: Apache-2.0
#include "store/mailboxes.hpp"

#include <optional>
#include <vector>

#include <doctest/doctest.h>

#include "store/contract/engines.hpp"

namespace ticketd::store {

TEST_CASE("only the marks that were made are forgotten, whatever gaps there are between them") {
  on_each_engine([](Store& store) {
    const auto cursors = transact(store, [](Session& session) {
      const auto support = cursor_of(session, "support", domain::Instant{});
      const auto sales = cursor_of(session, "sales", domain::Instant{});
      for (const Uid uid : {1U, 2U, 3U, 4U, 6U, 9U}) {
        record_delivery(session, support, uid, std::nullopt, PendingMark::Done);
        record_delivery(session, sales, uid, std::nullopt, PendingMark::Done);
      }
      return std::vector{support, sales};
    });
    transact(store, [&](Session& session) {
      forget_marks(session, cursors[0], std::vector<Uid>{9, 1, 2, 4});
    });
    read(store, [&](Session& session) {
      std::vector<Uid> left;
      for (const auto& one : pending_mailbox_actions(session, cursors[0], 100)) left.push_back(one.uid);
      CHECK(left == std::vector<Uid>{3, 6});
      CHECK(pending_mailbox_actions(session, cursors[1], 100).size() == 6);
    });
  });
}

TEST_CASE("what is recorded of a UID again takes the place of what was") {
  on_each_engine([](Store& store) {
    transact(store, [](Session& session) {
      const auto cursor = cursor_of(session, "support", domain::Instant{});
      record_delivery(session, cursor, 7, std::nullopt, PendingMark::Done);
      record_delivery(session, cursor, 7, std::nullopt, PendingMark::Flag);
      const auto marks = pending_mailbox_actions(session, cursor, 100);
      REQUIRE(marks.size() == 1);
      CHECK(marks[0].mark == PendingMark::Flag);
      CHECK(is_known(session, cursor, 7));
      CHECK_FALSE(is_known(session, cursor, 8));
    });
  });
}

TEST_CASE("failures of an owed mail are counted, and asking for it again is none") {
  on_each_engine([](Store& store) {
    transact(store, [](Session& session) {
      const auto cursor = cursor_of(session, "support", domain::Instant{});
      CHECK(note_pending_uid(session, cursor, 5, "left out") == 0);
      CHECK(add_pending_uid(session, cursor, 5, "broken") == 1);
      CHECK(add_pending_uid(session, cursor, 5, "broken again") == 2);
      CHECK(note_pending_uid(session, cursor, 5, "left out") == 2);
      const auto all = owed(session, cursor);
      REQUIRE(all.size() == 1);
      CHECK(all[0].failures == 2);
      CHECK(all[0].error == "left out");
      remove_pending_uid(session, cursor, 5);
      CHECK(owed(session, cursor).empty());
    });
  });
}

}  // namespace ticketd::store
