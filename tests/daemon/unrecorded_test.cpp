// SPDX-License-Identifier: Apache-2.0
// What became of sent mails waits for the store, and nothing of it is lost when the store refuses.
#include "service/unrecorded.hpp"

#include <doctest/doctest.h>

namespace ticketd::service {
namespace {

flow::SendOutcome sent(std::int64_t number) {
  return {domain::OutboxNumber{number}, flow::SendStatus::Sent, "250 ok", 0.5, std::nullopt};
}

}  // namespace

TEST_CASE("all that the lines have put in is taken at once") {
  Unrecorded unrecorded;
  CHECK(unrecorded.empty());
  unrecorded.add(sent(1));
  unrecorded.add(sent(2));
  const auto taken = unrecorded.take();
  REQUIRE(taken.size() == 2);
  CHECK(taken[1].number == domain::OutboxNumber{2});
  CHECK(unrecorded.empty());
}

TEST_CASE("what could not be recorded is taken again, before what came later") {
  Unrecorded unrecorded;
  unrecorded.add(sent(1));
  auto taken = unrecorded.take();
  unrecorded.add(sent(2));
  unrecorded.give_back(std::move(taken));
  const auto again = unrecorded.take();
  REQUIRE(again.size() == 2);
  CHECK(again[0].number == domain::OutboxNumber{1});
  CHECK(again[1].number == domain::OutboxNumber{2});
}

}  // namespace ticketd::service
