// SPDX-License-Identifier: Apache-2.0
#include <stdexcept>

#include <doctest/doctest.h>

#include "store/stored_numbers.hpp"

namespace ticketd::store {

TEST_CASE("SQL that names enumerators gets their numbers") {
  CHECK(with_numbers("SELECT 1") == "SELECT 1");
  CHECK(with_numbers("WHERE state = {SendState::Sent}") == "WHERE state = 1");
  CHECK(with_numbers("WHERE state IN ({SendState::Pending}, {SendState::Failed}) LIMIT ?") ==
        "WHERE state IN (0, 2) LIMIT ?");
  CHECK(with_numbers("status < {Status::Closed}") == "status < 4");
  CHECK(with_numbers("mark <> {PendingMark::None}") == "mark <> 0");
}

TEST_CASE("a name without a number is a bug that names itself") {
  CHECK_THROWS_WITH_AS((void)with_numbers("state = {SendState::Lost}"),
                       "SQL names SendState::Lost, which has no number", std::logic_error);
}

}  // namespace ticketd::store
