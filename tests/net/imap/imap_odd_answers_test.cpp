// SPDX-License-Identifier: Apache-2.0
// What servers get wrong about one mail: whoever sends its bytes has given it, and what does not come is
// named.
#include <algorithm>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "net/imap/imap_peer.hpp"

using namespace ticketd;
using namespace ticketd::tests;
using net::Uid;

namespace {

const std::string date = " INTERNALDATE \"17-Jul-1996 02:44:25 -0700\"";
const std::string size = " RFC822.SIZE 3";

std::string line(int sequence, const std::string& items) {
  return "* " + std::to_string(sequence) + " FETCH (" + items + ")\r\n";
}

struct Came {
  std::vector<net::FetchedMail> mails;
  std::vector<net::NotGiven> not_given;
};

asio::awaitable<Came> fetch(net::ImapSession& session, std::vector<Uid> uids) {
  Came came;
  const net::ImapSession::Deliver keep = [&](std::vector<net::FetchedMail> mails) -> asio::awaitable<void> {
    for (auto& mail : mails) came.mails.push_back(std::move(mail));
    co_return;
  };
  came.not_given = co_await session.fetch(uids, {1000, 10}, keep);
  co_return came;
}

Came answered(const std::string& set, std::vector<Uid> uids, const std::string& answer,
              std::size_t piece = SIZE_MAX) {
  net::ImapLimits limits;
  limits.read_through = 5000;
  ImapPeer peer(greeted("", {hear("$ UID FETCH " + set + " (UID INTERNALDATE RFC822.SIZE BODY.PEEK[])\r\n"),
                             say(answer)}),
                limits, piece);
  auto came = run(fetch(peer.session, std::move(uids)));
  CHECK(peer.session.is_usable());
  return came;
}

}  // namespace

TEST_CASE("a mail whose bytes come is given, whatever else of it is missing, odd or split") {
  const std::string body = " BODY[] \"abc\"";
  const struct {
    const char* what;
    std::string answer;
    bool has_date;
  } table[] = {
      {"no size", line(2, "UID 6" + date + body), true},
      {"a size that is NIL", line(2, "UID 6 RFC822.SIZE NIL" + date + body), true},
      {"a size below nothing", line(2, "UID 6 RFC822.SIZE -1" + date + body), true},
      {"a size beyond numbers", line(2, "UID 6 RFC822.SIZE 99999999999999999999" + date + body), true},
      {"a quoted size", line(2, "UID 6 RFC822.SIZE \"3\"" + date + body), true},
      {"no date", line(2, "UID 6" + size + body), false},
      {"an empty date", line(2, "UID 6 INTERNALDATE \"\"" + size + body), false},
      {"a date that is NIL", line(2, "UID 6 INTERNALDATE NIL" + size + body), false},
      {"a date without quotes", line(2, "UID 6 INTERNALDATE 17-Jul-1996 02:44:25 -0700" + size + body),
       false},
      {"a date that is none", line(2, "UID 6 INTERNALDATE \"yester\tday\"" + size + body), false},
      {"a date of one digit", line(2, "UID 6 INTERNALDATE \"7-Jul-1996 02:44:25 GMT\"" + size + body), true},
      {"two lines", line(2, "UID 6" + date + size) + line(2, "UID 6" + body), true},
      {"two lines, one UID", line(2, "UID 6" + date + size) + line(2, body.substr(1)), true},
      {"two lines, the bytes first", line(2, "UID 6" + body) + line(2, "UID 6" + date + size), true},
      {"two lines, the UID last", line(2, body.substr(1) + date) + line(2, "UID 6" + size), true},
      {"three lines", line(2, "UID 6" + date) + line(2, "UID 6" + size) + line(2, "UID 6" + body), true},
      {"flags in between", line(2, "UID 6" + date + size) + line(2, "FLAGS ()") + line(2, "UID 6" + body),
       true},
      {"twice", line(2, "UID 6" + date + size + body) + line(2, "UID 6" + date + size + " BODY[] \"xyz\""),
       true},
      {"NIL first", line(2, "UID 6" + date + size + " BODY[] NIL") + line(2, "UID 6" + body), true},
      {"a mail that left meanwhile", line(2, "UID 6" + body) + "* 1 EXPUNGE\r\n", false},
  };
  for (const auto& row : table) {
    for (const std::size_t piece : {std::size_t{1}, std::size_t{7}, SIZE_MAX}) {
      CAPTURE(row.what);
      CAPTURE(piece);
      const auto came = answered("5:7", {5, 6, 7},
                                 line(1, "UID 5" + date + size + " BODY[] \"one\"") + row.answer +
                                     line(3, "UID 7" + date + size + " BODY[] \"two\"") + "$ OK done\r\n",
                                 piece);
      REQUIRE(came.mails.size() == 3);
      CHECK(came.not_given.empty());
      CHECK(came.mails[1].uid == 6);
      CHECK(came.mails[1].raw == "abc");
      CHECK(came.mails[1].size == 3);
      CHECK(came.mails[1].is_whole);
      CHECK(came.mails[1].internal_date.has_value() == row.has_date);
    }
  }
}

TEST_CASE("a mail that does not come is named with what the server did, and the others are given") {
  const auto mail = [](int uid) {
    return line(uid, "UID " + std::to_string(uid) + date + size + " BODY[] \"abc\"");
  };
  const struct {
    const char* what;
    std::string answer;
    std::vector<Uid> missing;
    std::string why;
  } table[] = {
      {"left out", mail(5) + mail(7) + "$ OK done\r\n", {6}, "IMAP host: left it out of its answer"},
      {"nothing", "$ OK done\r\n", {5, 6, 7}, "IMAP host: left it out of its answer"},
      {"empty",
       mail(5) + line(6, "UID 6" + date + size + " BODY[] \"\"") + mail(7) + "$ OK done\r\n",
       {6},
       "IMAP host: sent no byte of it"},
      {"NIL",
       mail(5) + line(6, "UID 6" + date + size + " BODY[] NIL") + mail(7) + "$ OK done\r\n",
       {6},
       "IMAP host: sent NIL in place of it"},
      {"everything but the bytes",
       mail(5) + line(6, "UID 6" + date + size) + mail(7) + "$ OK done\r\n",
       {6},
       "IMAP host: left it out of its answer"},
      {"bytes of nobody",
       mail(5) + line(6, "BODY[] \"abc\"" + date + size) + mail(7) + "$ OK done\r\n",
       {6},
       "IMAP host: left it out of its answer"},
      {"refused behind the others",
       mail(7) + mail(5) + "$ NO [LIMIT] too\x1b much\r\n",
       {6},
       "IMAP host: refused UID FETCH (NO [LIMIT] too\uFFFD much)"},
      {"refused", "$ BAD\r\n", {5, 6, 7}, "IMAP host: refused UID FETCH (BAD)"},
  };
  for (const auto& row : table) {
    CAPTURE(row.what);
    const auto came = answered("5:7", {5, 6, 7}, row.answer);
    CHECK(came.mails.size() == 3 - row.missing.size());
    REQUIRE(came.not_given.size() == row.missing.size());
    for (std::size_t i = 0; i < row.missing.size(); ++i) {
      CHECK(came.not_given[i].uid == row.missing[i]);
      CHECK(came.not_given[i].why == row.why);
    }
  }
}

TEST_CASE("where one mail was asked for, bytes without a UID are its own") {
  const auto came = answered("5", {5}, line(1, "BODY[] \"abc\"" + date + size) + "$ OK\r\n");
  REQUIRE(came.mails.size() == 1);
  CHECK(came.mails[0].uid == 5);
}

TEST_CASE("a mail larger than it was announced to be comes with its beginning, and the next one whole") {
  for (const std::size_t bytes : {std::size_t{1001}, std::size_t{5000}}) {
    for (const std::size_t piece : {std::size_t{1}, std::size_t{999}, SIZE_MAX}) {
      CAPTURE(bytes);
      CAPTURE(piece);
      const std::string text = "0123456789" + std::string(bytes - 10, 'x');
      const auto came =
          answered("5:6", {5, 6},
                   line(1, "UID 5" + date + size + " BODY[] {" + std::to_string(bytes) + "}\r\n" + text) +
                       line(2, "UID 6" + date + size + " BODY[] {3}\r\nabc") + "$ OK\r\n",
                   piece);
      REQUIRE(came.mails.size() == 2);
      CHECK(came.mails[0].raw == "0123456789");
      CHECK_FALSE(came.mails[0].is_whole);
      CHECK(came.mails[0].size == bytes);
      CHECK(came.mails[1].raw == "abc");
      CHECK(came.mails[1].is_whole);
    }
  }
}

TEST_CASE("sizes told twice count once, and those not told are left out") {
  const std::vector<Uid> asked{5, 6};
  ImapPeer peer(greeted("", {hear("$ UID FETCH 5:6 (UID RFC822.SIZE)\r\n"),
                             say(line(1, "UID 5 RFC822.SIZE 7") + line(1, "UID 5 RFC822.SIZE 8") +
                                 line(2, "UID 6 RFC822.SIZE NIL") + "$ OK\r\n")}));
  const auto sizes = run(peer.session.sizes(asked));
  REQUIRE(sizes.size() == 1);
  CHECK(sizes[0].uid == 5);
  CHECK(sizes[0].size == 7);
}

TEST_CASE("a search among UIDs tells which are there") {
  const std::vector<Uid> asked{9, 5, 6};
  ImapPeer peer(greeted("", {hear("$ UID SEARCH UID 5:6,9\r\n"), say("* SEARCH 9 5 77\r\n$ OK\r\n")}));
  CHECK(run(peer.session.search_among(asked)) == std::vector<Uid>{5, 9});
}
