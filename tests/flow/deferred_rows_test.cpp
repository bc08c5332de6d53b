// SPDX-License-Identifier: Apache-2.0
#include "flow/deferred_rows.hpp"

#include <doctest/doctest.h>

namespace ticketd::flow {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr domain::Instant begin{std::chrono::sys_days{std::chrono::year{2026} / 11 / 2}};
constexpr domain::TicketNumber seventeen{17};

void fail(DeferredRows& rows, domain::Instant now) {
  rows.defer("steps", "#17", seventeen, "a bad row", now);
}

}  // namespace

TEST_CASE("a row waits a minute, twice as long each time, and an hour at most") {
  DeferredRows rows;
  auto now = begin;
  for (const int waits : {1, 2, 4, 8, 16, 32, 60, 60}) {
    CAPTURE(waits);
    fail(rows, now);
    const auto until = now + minutes{waits};
    CHECK(rows.waits_until("steps", "#17", now) == until);
    CHECK(rows.waits_until("steps", "#17", until - seconds{1}) == until);
    CHECK_FALSE(rows.waits_until("steps", "#17", until).has_value());
    now = until;
  }
  CHECK(rows.untold().size() == 1);
  CHECK(rows.take_failures().size() == 8);
  CHECK(rows.take_failures().empty());
}

TEST_CASE("only that row of that timer waits") {
  DeferredRows rows;
  fail(rows, begin);
  CHECK_FALSE(rows.waits_until("steps", "#18", begin).has_value());
  CHECK_FALSE(rows.waits_until("calls", "#17", begin).has_value());
  CHECK(rows.next("steps") == begin + minutes{1});
  CHECK_FALSE(rows.next("calls").has_value());
}

TEST_CASE("a clock that is put back ends the wait") {
  DeferredRows rows;
  fail(rows, begin);
  CHECK_FALSE(rows.waits_until("steps", "#17", begin - seconds{1}).has_value());
  CHECK(rows.due_again("steps", begin - seconds{1}) == std::vector{seventeen});
}

TEST_CASE("a ticket is due again when its wait is over") {
  DeferredRows rows;
  fail(rows, begin);
  rows.defer("steps", "a name", std::nullopt, "a bad row", begin);
  CHECK(rows.due_again("steps", begin).empty());
  CHECK(rows.due_again("steps", begin + minutes{1}) == std::vector{seventeen});
  CHECK(rows.due_again("calls", begin + minutes{1}).empty());
}

TEST_CASE("it is news once: again after it went well, was forgotten, or was not due for a day") {
  DeferredRows rows;
  fail(rows, begin);
  rows.told();
  fail(rows, begin + hours{12});
  CHECK(rows.untold().empty());
  rows.recover("steps", "#17");
  CHECK_FALSE(rows.next("steps").has_value());
  fail(rows, begin + hours{13});
  CHECK(rows.untold().size() == 1);
  rows.told();
  rows.forget("steps");
  fail(rows, begin + hours{14});
  CHECK(rows.untold().size() == 1);
  rows.told();
  fail(rows, begin + hours{39});
  CHECK(rows.untold().size() == 1);
}

}  // namespace ticketd::flow
