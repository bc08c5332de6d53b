// SPDX-License-Identifier: Apache-2.0
// Mails are given on ascending, each once, and never before one that may still come below it.
#include "net/imap/fetch_order.hpp"

#include <string>

#include <doctest/doctest.h>

namespace ticketd::net {
namespace {

FetchedMail mail_of(Uid uid) {
  return {.uid = uid, .internal_date = {}, .size = 1, .raw = std::to_string(uid)};
}

std::vector<Uid> uids_of(const std::vector<FetchedMail>& mails) {
  std::vector<Uid> uids;
  for (const auto& mail : mails) {
    CHECK(mail.raw == std::to_string(mail.uid));
    uids.push_back(mail.uid);
  }
  return uids;
}

using Uids = std::vector<Uid>;

}  // namespace

TEST_CASE("mails that come in order are given on as they come") {
  FetchOrder order(Uids{9, 5, 6, 6});
  CHECK(order.in_order().empty());
  REQUIRE(order.add(mail_of(5)));
  CHECK(uids_of(order.in_order()) == Uids{5});
  CHECK(order.in_order().empty());
  REQUIRE(order.add(mail_of(6)));
  REQUIRE(order.add(mail_of(9)));
  CHECK(uids_of(order.in_order()) == Uids{6, 9});
  CHECK(order.rest().empty());
}

TEST_CASE("a mail that comes early waits for those below it") {
  FetchOrder order(Uids{5, 6, 7, 8});
  for (const Uid uid : Uids{7, 8, 5}) REQUIRE(order.add(mail_of(uid)));
  CHECK(uids_of(order.in_order()) == Uids{5});
  REQUIRE(order.add(mail_of(6)));
  CHECK(uids_of(order.in_order()) == Uids{6, 7, 8});
}

TEST_CASE("what waited for a mail that is gone is given on when the command is over") {
  FetchOrder order(Uids{5, 6, 7, 8});
  for (const Uid uid : Uids{5, 8, 7}) REQUIRE(order.add(mail_of(uid)));
  CHECK(uids_of(order.in_order()) == Uids{5});
  CHECK(uids_of(order.rest()) == Uids{7, 8});
  CHECK(order.rest().empty());
}

TEST_CASE("a mail that comes twice is told, given on or still waiting") {
  FetchOrder order(Uids{5, 6, 7});
  REQUIRE(order.add(mail_of(5)));
  CHECK_FALSE(order.add(mail_of(5)));
  REQUIRE(order.add(mail_of(7)));
  CHECK_FALSE(order.add(mail_of(7)));
  CHECK(uids_of(order.in_order()) == Uids{5});
  CHECK_FALSE(order.add(mail_of(5)));
  CHECK(uids_of(order.rest()) == Uids{7});
  CHECK_FALSE(order.add(mail_of(7)));
}

}  // namespace ticketd::net
