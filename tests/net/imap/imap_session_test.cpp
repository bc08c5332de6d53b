// SPDX-License-Identifier: Apache-2.0
// The IMAP verbs as a well-behaved server answers them.
#include <string>
#include <vector>

#include <boost/asio/post.hpp>
#include <doctest/doctest.h>

#include "domain/error.hpp"
#include "net/imap/imap_peer.hpp"

using namespace ticketd;
using namespace ticketd::tests;
using net::ImapSession;
using net::Uid;

namespace {

const std::string tricky_mail = "Subject: a\r\n\r\nB1 OK done\r\n{5}\r\n)\r\n.\r\n";

std::vector<Step> fetch_script() {
  return {hear("$ UID FETCH 5:6,9 (UID INTERNALDATE RFC822.SIZE BODY.PEEK[])\r\n"),
          say("* 1 FETCH (UID 5 INTERNALDATE \"17-Jul-1996 02:44:25 -0700\" RFC822.SIZE 40 BODY[] {" +
              std::to_string(tricky_mail.size()) + "}\r\n" + tricky_mail +
              ")\r\n* 2 FETCH (FLAGS (\\Seen))\r\n* OK [ALERT] free words {7}\r\n"
              "* 3 FETCH (BODY[] \"sh\\\"ort\" RFC822.SIZE 6 X-NEW (a (\"b)\" {3}\r\n((( c)) UID 9 "
              "BODY[HEADER.FIELDS (TO)]<0> {0}\r\n INTERNALDATE \" 1-Jan-2026 00:00:00 +0100\" FLAGS ())\r\n"
              "$ OK done\r\n")};
}

}  // namespace

TEST_CASE("fetching reads literals, quoted bodies and items in any order, wherever the network cuts") {
  const std::vector<Uid> uids{9, 5, 6};
  for (std::size_t piece = 1; piece < 300; ++piece) {
    CAPTURE(piece);
    ImapPeer peer(greeted("", fetch_script()), {}, piece);
    const auto mails = run(fetched(peer.session, uids, 1000));
    REQUIRE(mails.size() == 2);
    CHECK(mails[0].uid == 5);
    CHECK(mails[0].size == 40);
    REQUIRE(mails[0].internal_date);
    CHECK(mails[0].internal_date->time_since_epoch().count() == 837596665);
    CHECK(mails[0].raw == tricky_mail);
    CHECK(mails[1].uid == 9);
    CHECK(mails[1].raw == "sh\"ort");
    REQUIRE(mails[1].internal_date);
    CHECK(mails[1].internal_date->time_since_epoch().count() == 1767222000);
    CHECK(peer.script->is_done());
  }
}

TEST_CASE("nothing more is read until what came is dealt with") {
  const std::vector<Uid> uids{5, 6};
  const auto mail = [](const std::string& uid) {
    return say("* 1 FETCH (UID " + uid +
               " INTERNALDATE \"17-Jul-1996 02:44:25 -0700\" RFC822.SIZE 3 BODY[] \"abc\")\r\n");
  };
  ImapPeer peer(greeted("", {hear("$ UID FETCH 5:6 (UID INTERNALDATE RFC822.SIZE BODY.PEEK[])\r\n"),
                             mail("5"), mail("6"), say("$ OK done\r\n")}));
  std::vector<Uid> delivered;
  const ImapSession::Deliver slowly = [&](std::vector<net::FetchedMail> mails) -> asio::awaitable<void> {
    const auto read_so_far = peer.script->at;
    for (int turn = 0; turn < 10; ++turn) co_await asio::post(asio::use_awaitable);
    CHECK(peer.script->at == read_so_far);
    for (const auto& one : mails) delivered.push_back(one.uid);
    if (delivered.size() == 1) CHECK_FALSE(peer.script->is_done());
  };
  CHECK(run(peer.session.fetch(uids, {1000, 10}, slowly)).empty());
  CHECK(delivered == uids);
  CHECK(peer.script->is_done());
}

TEST_CASE("mails that a server sends out of order are delivered in theirs") {
  std::string answer;
  for (const char* const uid : {"7", "5", "6"})
    answer += std::string("* 1 FETCH (UID ") + uid +
              " INTERNALDATE \"17-Jul-1996 02:44:25 -0700\" RFC822.SIZE 1 BODY[] \"" + uid + "\")\r\n";
  for (std::size_t piece = 1; piece < 200; piece += 7) {
    CAPTURE(piece);
    ImapPeer peer(greeted("", {hear("$ UID FETCH 5:7 (UID INTERNALDATE RFC822.SIZE BODY.PEEK[])\r\n"),
                               say(answer + "$ OK done\r\n")}),
                  {}, piece);
    const auto mails = run(fetched(peer.session, {5, 6, 7}, 1000));
    REQUIRE(mails.size() == 3);
    CHECK(mails[0].raw == "5");
    CHECK(mails[1].raw == "6");
    CHECK(mails[2].raw == "7");
  }
}

TEST_CASE("the beginning of a mail is asked for by bytes") {
  ImapPeer peer(
      greeted("", {hear("$ UID FETCH 7 (UID INTERNALDATE RFC822.SIZE BODY.PEEK[]<0.4>)\r\n"),
                   say("* 2 FETCH (UID 7 INTERNALDATE \"01-Jan-2026 00:00:00 +0000\" RFC822.SIZE 99 "
                       "BODY[]<0> {4}\r\nSubj)\r\n$ OK done\r\n")}));
  std::vector<net::FetchedMail> mails;
  const ImapSession::Deliver keep = [&](std::vector<net::FetchedMail> came) -> asio::awaitable<void> {
    for (auto& one : came) mails.push_back(std::move(one));
    co_return;
  };
  CHECK(run(peer.session.fetch_beginning(7, 4, keep)).empty());
  REQUIRE(mails.size() == 1);
  CHECK(mails[0].raw == "Subj");
  CHECK(mails[0].size == 99);
  CHECK_FALSE(mails[0].is_whole);
}

TEST_CASE("selecting learns validity, next UID, number of mails and whether it may write") {
  ImapPeer peer(greeted(
      "", {hear("$ SELECT \"INBOX\"\r\n"),
           say("* FLAGS (\\Answered)\r\n* 17 EXISTS\r\n* 0 RECENT\r\n* OK [UIDVALIDITY 3857529045] ok\r\n"
               "* OK [UIDNEXT 4392] next\r\n$ OK [READ-ONLY] done\r\n")}));
  const auto folder = run(peer.session.select("INBOX"));
  CHECK(folder.uid_validity == 3857529045);
  CHECK(folder.uid_next == 4392);
  CHECK(folder.exists == 17);
  CHECK(folder.read_only);
}

TEST_CASE("a server that keeps its next UID to itself is searched for it") {
  ImapPeer peer(greeted(
      "", {hear("$ SELECT \"INBOX\"\r\n"), say("* 2 EXISTS\r\n* OK [UIDVALIDITY 1]\r\n$ OK [READ-WRITE]\r\n"),
           hear("$ UID SEARCH UID 1:*\r\n"), say("* SEARCH 8 3\r\n$ OK\r\n")}));
  const auto folder = run(peer.session.select("INBOX"));
  CHECK(folder.uid_next == 9);
  CHECK(folder.exists == 2);
  CHECK_FALSE(folder.read_only);
}

TEST_CASE("searching gives UIDs from the first on, ascending, each once") {
  SUBCASE("by SEARCH, with the last mail below the first asked for") {
    ImapPeer peer(greeted("", {hear("$ UID SEARCH UID 10:*\r\n"), say("* SEARCH 9\r\n$ OK\r\n")}));
    CHECK(run(peer.session.search_from(10)).empty());
  }
  SUBCASE("by SEARCH in several lines, unsorted, with a trailing space and a modseq") {
    ImapPeer peer(
        greeted("", {hear("$ UID SEARCH UID 1:*\r\n"),
                     say("* SEARCH 12 4 4 \r\n* SEARCH\r\n* SEARCH 7 (MODSEQ 917162500)\r\n$ OK\r\n")}));
    CHECK(run(peer.session.search_from(0)) == std::vector<Uid>{4, 7, 12});
  }
  SUBCASE("by ESEARCH") {
    ImapPeer peer(greeted("ESEARCH", {hear("$ UID SEARCH RETURN (ALL) UID 3:*\r\n"),
                                      say("* ESEARCH (TAG \"$\") UID COUNT 5 ALL 2:5,9\r\n$ OK\r\n")}));
    CHECK(run(peer.session.search_from(3)) == std::vector<Uid>{3, 4, 5, 9});
  }
  SUBCASE("by ESEARCH that found nothing") {
    ImapPeer peer(greeted("ESEARCH", {hear("$ UID SEARCH RETURN (ALL) UID 3:*\r\n"),
                                      say("* ESEARCH (TAG \"$\") UID\r\n$ OK\r\n")}));
    CHECK(run(peer.session.search_from(3)).empty());
  }
}

TEST_CASE("sizes come for the UIDs that are there") {
  const std::vector<Uid> uids{3, 2, 1};
  ImapPeer peer(greeted(
      "", {hear("$ UID FETCH 1:3 (UID RFC822.SIZE)\r\n"),
           say("* 2 FETCH (RFC822.SIZE 5000000000 UID 3)\r\n* 1 FETCH (UID 1 RFC822.SIZE 7)\r\n$ OK\r\n")}));
  const auto sizes = run(peer.session.sizes(uids));
  REQUIRE(sizes.size() == 2);
  CHECK(sizes[0].uid == 1);
  CHECK(sizes[0].size == 7);
  CHECK(sizes[1].uid == 3);
  CHECK(sizes[1].size == 5'000'000'000);
}

TEST_CASE("the number of mails follows whatever the server tells, in any answer") {
  ImapPeer peer(greeted(
      "",
      {hear("$ SELECT \"A\"\r\n"), say("* 5 EXISTS\r\n* OK [UIDVALIDITY 1]\r\n* OK [UIDNEXT 9]\r\n$ OK\r\n"),
       hear("$ NOOP\r\n"), say("* 2 EXPUNGE\r\n* 2 EXPUNGE\r\n* VANISHED 40,41\r\n$ OK\r\n"),
       hear("$ NOOP\r\n"), say("* VANISHED (EARLIER) 1:400\r\n* VANISHED 1:4294967295\r\n$ OK\r\n"),
       hear("$ NOOP\r\n"), say("* 1 EXPUNGE\r\n* 6 EXISTS\r\n$ OK\r\n")}));
  run(peer.session.select("A"));
  CHECK(peer.session.exists() == 5);
  run(peer.session.noop());
  CHECK(peer.session.exists() == 1);
  run(peer.session.noop());
  CHECK(peer.session.exists() == 0);
  run(peer.session.noop());
  CHECK(peer.session.exists() == 6);
}

TEST_CASE("capabilities are known whatever their case") {
  ImapPeer peer(greeted("Idle move", {}));
  CHECK(peer.session.can("IDLE"));
  CHECK(peer.session.can("MOVE"));
  CHECK_FALSE(peer.session.can("UIDPLUS"));
}

TEST_CASE("folder names travel in modified UTF-7, quoted or as a literal") {
  SUBCASE("quoted") {
    ImapPeer peer(greeted("", {hear("$ CREATE \"Erledigt &APw- &-\"\r\n"), say("$ OK\r\n")}));
    run(peer.session.create_folder("Erledigt \u00FC &"));
  }
  SUBCASE("a literal, the server being asked first") {
    ImapPeer peer(greeted(
        "", {hear("$ CREATE {3}\r\n"), say("* 1 EXISTS\r\n+ go\r\n"), hear("a\"b\r\n"), say("$ OK\r\n")}));
    run(peer.session.create_folder("a\"b"));
    CHECK(peer.session.exists() == 1);
  }
  SUBCASE("a literal, the server not being asked") {
    ImapPeer peer(greeted("LITERAL+", {hear("$ CREATE {3+}\r\na\\b\r\n"), say("$ OK\r\n")}));
    run(peer.session.create_folder("a\\b"));
  }
}

TEST_CASE("creating a folder that is there already is content") {
  ImapPeer peer(greeted("", {hear("$ CREATE \"A\"\r\n"), say("$ NO [ALREADYEXISTS] Mailbox exists\r\n")}));
  run(peer.session.create_folder("A"));
  CHECK(peer.session.is_usable());
}

TEST_CASE("a folder is there if it is listed by its own name and can be selected") {
  struct Row {
    const char* asked;
    const char* wire;
    const char* listed;
    bool is_there;
  };
  for (const Row& row : std::vector<Row>{
           {"Archive", "Archive", "* LIST (\\HasNoChildren) \"/\" Archive\r\n", true},
           {"Archive", "Archive", "* LIST () NIL \"Archive\"\r\n", true},
           {"Archive", "Archive", "* LIST () \"\\\\\" {7}\r\nArchive\r\n", true},
           {"inbox", "inbox", "* LIST () \"/\" INBOX\r\n", true},
           {"Archive", "Archive", "* LIST (\\Noselect) \"/\" Archive\r\n", false},
           {"Archive", "Archive", "* LIST (\\HasChildren \\NonExistent) \"/\" Archive\r\n", false},
           {"A*", "A*", "* LIST () \"/\" Archive\r\n* LIST () \"/\" Ask\r\n", false},
           {"Archive", "Archive", "", false},
           {"\u00FC", "&APw-", "* LIST () \".\" &APw-\r\n", true}}) {
    CAPTURE(row.listed);
    ImapPeer peer(greeted("", {hear("$ LIST \"\" \"" + std::string(row.wire) + "\"\r\n"),
                               say(row.listed + std::string("$ OK\r\n"))}));
    CHECK(run(peer.session.folder_exists(row.asked)) == row.is_there);
  }
}

TEST_CASE("logging out survives whatever the server does and ends the session") {
  for (const auto& answer : std::vector<std::vector<Step>>{{say("* BYE bye\r\n$ OK\r\n")},
                                                           {say("* BYE bye\r\n"), leave()},
                                                           {leave()},
                                                           {break_down()},
                                                           {say("$ BAD what\r\n")}}) {
    std::vector<Step> steps{hear("$ LOGOUT\r\n")};
    steps.insert(steps.end(), answer.begin(), answer.end());
    ImapPeer peer(greeted("", steps));
    run(peer.session.logout());
    CHECK_FALSE(peer.session.is_usable());
    CHECK(failure_of(peer.session.noop()) == "IMAP host: the session is over");
  }
}
