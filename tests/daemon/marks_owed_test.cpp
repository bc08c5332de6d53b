// SPDX-License-Identifier: Apache-2.0
// Marks gather until half of the mailbox is worth a move, and never pile up behind what is marked at once.
#include "service/marks_owed.hpp"

#include <doctest/doctest.h>

namespace ticketd::service {

TEST_CASE("marks are worth a move when they are half of the mailbox, at least 500 and at most 20,000") {
  struct Row {
    std::size_t exists;
    std::size_t too_few;
    std::size_t enough;
  };
  for (const Row& row : {Row{0, 499, 500}, Row{1000, 499, 500}, Row{1002, 500, 501}, Row{10'000, 4999, 5000},
                         Row{40'000, 19'999, 20'000}, Row{4'000'000'000, 19'999, 20'000}}) {
    CAPTURE(row.exists);
    MarksOwed owed;
    owed.taken(row.too_few);
    CHECK_FALSE(owed.are_worth_a_move(row.exists));
    owed.taken(1);
    CHECK(owed.are_worth_a_move(row.exists));
  }
}

TEST_CASE("what was more than could be marked at once is still owed") {
  MarksOwed owed;
  owed.taken(50'000);
  owed.making(20'000);
  CHECK(owed.are_worth_a_move(80'000));
  owed.making(20'000);
  CHECK_FALSE(owed.are_worth_a_move(60'000));
  owed.taken(10'000);
  CHECK(owed.are_worth_a_move(60'000));
}

TEST_CASE("fewer marks than at once are all there were, whatever had been taken") {
  MarksOwed owed;
  owed.taken(30'000);
  owed.making(0);  // a mailbox whose mails are left where they are
  CHECK_FALSE(owed.are_worth_a_move(0));
  owed.taken(500);
  CHECK(owed.are_worth_a_move(0));
}

}  // namespace ticketd::service
