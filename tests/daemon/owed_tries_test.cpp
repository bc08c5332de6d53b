// SPDX-License-Identifier: Apache-2.0
// Owed mails are asked for again at growing distances, those that have waited longest first.
#include "service/owed_tries.hpp"

#include <chrono>
#include <vector>

#include <doctest/doctest.h>

namespace ticketd::service {
namespace {

using std::chrono::seconds;
using Uids = std::vector<store::Uid>;

constexpr double middle = 0.5;
const domain::Instant now = std::chrono::sys_days{std::chrono::year{2026} / 11 / 23};

}  // namespace

TEST_CASE("what was not asked for since the start is due at once") {
  OwedTries tries;
  const std::vector<store::PendingUid> owed{{7, 2, "no"}, {9, 0, "no"}};
  CHECK(tries.due(owed, now) == Uids{7, 9});
}

TEST_CASE("after each try the next one is further away") {
  OwedTries tries;
  const std::vector<store::PendingUid> owed{{7, 0, "no"}};
  auto at = now;
  for (const int wait : {5, 10, 20, 40, 80, 160, 300, 300}) {
    tries.tried(7, at, middle);
    CHECK(tries.next() == at + seconds{wait});
    CHECK(tries.due(owed, at + seconds{wait - 1}).empty());
    at += seconds{wait};
    CHECK(tries.due(owed, at) == Uids{7});
  }
}

TEST_CASE("one that was just tried comes behind those that wait longer") {
  OwedTries tries;
  const std::vector<store::PendingUid> owed{{1, 0, ""}, {2, 0, ""}, {3, 0, ""}};
  tries.tried(1, now, middle);
  tries.tried(3, now - seconds{1}, middle);
  CHECK(tries.due(owed, now + seconds{5}) == Uids{2, 3, 1});
}

TEST_CASE("what is owed no more is waited for no more") {
  OwedTries tries;
  tries.tried(1, now, middle);
  CHECK(tries.due({}, now).empty());
  CHECK_FALSE(tries.next().has_value());
}

TEST_CASE("a clock that is put back makes none wait for it") {
  OwedTries tries;
  const std::vector<store::PendingUid> owed{{1, 0, ""}};
  tries.tried(1, now, middle);
  CHECK(tries.due(owed, now - std::chrono::hours{24}) == Uids{1});
}

}  // namespace ticketd::service
