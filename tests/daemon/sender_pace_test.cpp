// SPDX-License-Identifier: Apache-2.0
// A refused sender tries with one mail, later and later, and each sender on his own.
#include "service/sender_pace.hpp"

#include <doctest/doctest.h>

namespace ticketd::service {
namespace {

using namespace std::chrono_literals;
using flow::Passage;
using flow::Passages;

const std::string support = "support@acme.example";
const std::string sales = "sales@acme.example";
const SenderPace::Clock::time_point start{};
constexpr double middle = 0.5;

}  // namespace

TEST_CASE("a sender that was never refused passes") {
  const SenderPace pace;
  CHECK(pace.passages(start).empty());
  CHECK_FALSE(pace.next_try(start).has_value());
}

TEST_CASE("a refused sender rests, tries with one mail, and passes once that is taken") {
  SenderPace pace;
  pace.refused(support, start, middle);
  CHECK(pace.passages(start) == Passages{{support, Passage::Shut}});
  CHECK(pace.next_try(start) == start + 5s);
  CHECK(pace.passages(start + 5s) == Passages{{support, Passage::One}});
  pace.tries(support, start + 5s);
  CHECK(pace.passages(start + 5s) == Passages{{support, Passage::Shut}});
  pace.accepted(support);
  CHECK(pace.passages(start + 5s).empty());
}

TEST_CASE("rests double up to five minutes; what was under way together counts once") {
  SenderPace pace;
  auto now = start;
  for (const auto rest : {5s, 10s, 20s, 40s, 80s, 160s, 300s, 300s}) {
    for (int mail = 0; mail < 25; ++mail) pace.refused(support, now, middle);
    CHECK(pace.next_try(now) == now + rest);
    now += rest;
    pace.tries(support, now);
  }
}

TEST_CASE("a try that says nothing of the sender is followed by another") {
  SenderPace pace;
  pace.refused(support, start, middle);
  pace.tries(support, start + 5s);
  CHECK(pace.passages(start + 10s) == Passages{{support, Passage::One}});
}

TEST_CASE("senders rest on their own, and an operator lifts all rests") {
  SenderPace pace;
  pace.refused(support, start, middle);
  pace.refused(sales, start + 2s, middle);
  CHECK(pace.next_try(start + 2s) == start + 5s);
  CHECK(pace.passages(start + 6s) == Passages{{support, Passage::One}, {sales, Passage::Shut}});
  pace.accepted(support);
  CHECK(pace.passages(start + 6s) == Passages{{sales, Passage::Shut}});
  pace.lift(start + 6s);
  CHECK(pace.passages(start + 6s) == Passages{{sales, Passage::One}});
}

}  // namespace ticketd::service
