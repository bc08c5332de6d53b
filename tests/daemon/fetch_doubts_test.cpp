// SPDX-License-Identifier: Apache-2.0
// Whose fault a failed fetch is: counted against mails only where the server shows that it gives others, or
// where a few fail again and again.
#include "service/fetch_doubts.hpp"

#include <string>
#include <vector>

#include <doctest/doctest.h>

namespace ticketd::service {
namespace {

using std::chrono::seconds;
using Uids = std::vector<net::Uid>;

const domain::Instant now = std::chrono::sys_days{std::chrono::year{2026} / 11 / 23};

Uids uids_of(const std::vector<net::NotGiven>& blamed) {
  Uids uids;
  for (const auto& one : blamed) uids.push_back(one.uid);
  return uids;
}

void fail(FetchDoubts& doubts, const Uids& uids) {
  for (const auto uid : uids) doubts.not_given({uid, "no"});
}

}  // namespace

TEST_CASE("what fails while another mail is given is at fault, once a failure") {
  FetchDoubts doubts;
  fail(doubts, {3, 5});
  CHECK(uids_of(doubts.another_given()) == Uids{3, 5});
  CHECK(doubts.another_given().empty());
  fail(doubts, {5});
  CHECK(uids_of(doubts.another_given()) == Uids{5});
}

TEST_CASE("where many fail and none is given no mail is to blame, not even when the server is well again") {
  FetchDoubts doubts;
  fail(doubts, {1, 2, 3});
  CHECK_FALSE(doubts.are_many());
  fail(doubts, {4});
  CHECK(doubts.are_many());
  CHECK(doubts.look_ends(now).empty());
  CHECK(doubts.another_given().empty());
  CHECK(doubts.is_empty());
}

TEST_CASE("many that fail are to blame when a mail that was just given is given again") {
  FetchDoubts doubts;
  fail(doubts, {1, 2, 3, 4, 5});
  CHECK(uids_of(doubts.proven()) == Uids{1, 2, 3, 4, 5});
  CHECK_FALSE(doubts.is_unproven(1));
}

TEST_CASE("after ten mails given up in a row no more are, until another mail is given") {
  FetchDoubts doubts;
  for (net::Uid uid = 1; uid <= 10; ++uid) {
    CHECK(doubts.may_blame());
    doubts.given_up(uid);
  }
  CHECK_FALSE(doubts.may_blame());
  fail(doubts, {11});
  CHECK(doubts.proven().size() == 1);  // that the server gives an old mail shows nothing then
  CHECK_FALSE(doubts.may_blame());
  CHECK(doubts.another_given().empty());
  CHECK(doubts.may_blame());
}

TEST_CASE("a few that fail alone are counted a look, and not faster than a fault passes") {
  FetchDoubts doubts;
  fail(doubts, {1});
  CHECK(uids_of(doubts.look_ends(now)) == Uids{1});
  CHECK(doubts.is_unproven(1));
  CHECK(doubts.look_ends(now + seconds{60}).empty());  // it was not asked for again
  fail(doubts, {1});
  CHECK(doubts.look_ends(now + seconds{9}).empty());
  fail(doubts, {1});
  CHECK(uids_of(doubts.look_ends(now + seconds{10})) == Uids{1});
  // What was counted without a proof is not counted again when the proof comes.
  CHECK(doubts.another_given().empty());
  CHECK_FALSE(doubts.is_unproven(1));
}

TEST_CASE("few that fail look after look are many together") {
  FetchDoubts doubts;
  for (net::Uid uid = 1; uid <= 3; ++uid) {
    fail(doubts, {uid});
    CHECK(doubts.look_ends(now).size() == 1);
  }
  fail(doubts, {4});
  CHECK(doubts.are_many());
  CHECK(doubts.look_ends(now).empty());
}

TEST_CASE("a server that does not give what it gave before excuses those that failed") {
  FetchDoubts doubts;
  fail(doubts, {1, 2});
  doubts.excuse();
  CHECK(doubts.look_ends(now).empty());
}

TEST_CASE("a clock that is put back keeps no failure from being counted") {
  FetchDoubts doubts;
  fail(doubts, {1});
  CHECK(doubts.look_ends(now).size() == 1);
  fail(doubts, {1});
  CHECK(doubts.look_ends(now - std::chrono::hours{24}).size() == 1);
}

TEST_CASE("what came or is gone is in doubt no more") {
  FetchDoubts doubts;
  fail(doubts, {1, 2});
  doubts.forget(1);
  CHECK(uids_of(doubts.another_given()) == Uids{2});
}

}  // namespace ticketd::service
