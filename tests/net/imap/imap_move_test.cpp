// SPDX-License-Identifier: Apache-2.0
// Marking and moving: the three ways to move, refusals, UIDs that are gone, long sets.
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "net/imap/imap_peer.hpp"

using namespace ticketd;
using namespace ticketd::tests;
using net::ImapSession;
using net::Uid;

namespace {

const std::vector<Uid> some{3, 1, 2, 7};

}  // namespace

TEST_CASE("moving takes MOVE where there is one") {
  ImapPeer peer(greeted("MOVE UIDPLUS", {hear("$ UID MOVE 1:3,7 \"Archive\"\r\n"),
                                         say("* OK [COPYUID 9 1:3,7 1:4]\r\n* 1 EXPUNGE\r\n$ OK\r\n")}));
  CHECK(run(peer.session.move(some, "Archive")) == ImapSession::Moved::Done);
  CHECK(peer.script->is_done());
}

TEST_CASE("moving takes COPY and UID EXPUNGE of exactly these where there is UIDPLUS") {
  ImapPeer peer(greeted("UIDPLUS", {hear("$ UID COPY 1:3,7 \"Archive\"\r\n"), say("$ OK\r\n"),
                                    hear("$ UID STORE 1:3,7 +FLAGS.SILENT (\\Deleted)\r\n"), say("$ OK\r\n"),
                                    hear("$ UID EXPUNGE 1:3,7\r\n"), say("* 1 EXPUNGE\r\n$ OK\r\n")}));
  CHECK(run(peer.session.move(some, "Archive")) == ImapSession::Moved::Done);
  CHECK(peer.script->is_done());
}

TEST_CASE("a server with neither only marks as seen") {
  ImapPeer peer(greeted("", {hear("$ UID STORE 1:3,7 +FLAGS.SILENT (\\Seen)\r\n"), say("$ OK\r\n")}));
  CHECK(run(peer.session.move(some, "Archive")) == ImapSession::Moved::MarkedOnly);
  CHECK(peer.script->is_done());
}

TEST_CASE("a folder that is not there is a temporary error with the server's words") {
  ImapPeer peer(greeted(
      "MOVE", {hear("$ UID MOVE 1:3,7 \"A\"\r\n"), say("$ NO [TRYCREATE] Mailbox doesn't exist: A\r\n")}));
  CHECK(failure_of(peer.session.move(some, "A")) ==
        "IMAP host: refused UID MOVE (NO [TRYCREATE] Mailbox doesn't exist: A)");
  CHECK(peer.session.is_usable());
}

TEST_CASE("a refusal with all mails still there is a temporary error, and nothing is deleted") {
  ImapPeer peer(
      greeted("UIDPLUS", {hear("$ UID COPY 1:3,7 \"A\"\r\n"), say("$ NO [OVERQUOTA] full\r\n"),
                          hear("$ UID SEARCH UID 1:3,7\r\n"), say("* SEARCH 1 2 3 7\r\n$ OK\r\n")}));
  CHECK(failure_of(peer.session.move(some, "A")) == "IMAP host: refused UID COPY (NO [OVERQUOTA] full)");
  CHECK(peer.script->is_done());
}

TEST_CASE("UIDs that are gone are passed over") {
  SUBCASE("all of them") {
    ImapPeer peer(
        greeted("", {hear("$ UID STORE 1:3,7 +FLAGS.SILENT (\\Seen)\r\n"), say("$ NO no such mail\r\n"),
                     hear("$ UID SEARCH UID 1:3,7\r\n"), say("* SEARCH\r\n$ OK\r\n")}));
    run(peer.session.add_flags(some, "\\Seen"));
    CHECK(peer.script->is_done());
  }
  SUBCASE("some of them") {
    ImapPeer peer(greeted(
        "", {hear("$ UID STORE 1:3,7 +FLAGS.SILENT (\\Flagged)\r\n"), say("$ NO [EXPUNGEISSUED] gone\r\n"),
             hear("$ UID SEARCH UID 1:3,7\r\n"), say("* SEARCH 2 7\r\n$ OK\r\n"),
             hear("$ UID STORE 2,7 +FLAGS.SILENT (\\Flagged)\r\n"), say("$ OK\r\n")}));
    run(peer.session.add_flags(some, "\\Flagged"));
    CHECK(peer.script->is_done());
  }
  SUBCASE("by a server that says OK") {
    ImapPeer peer(
        greeted("", {hear("$ UID STORE 1:3,7 +FLAGS.SILENT (\\Seen)\r\n"), say("$ OK nothing to do\r\n")}));
    run(peer.session.add_flags(some, "\\Seen"));
    CHECK(peer.script->is_done());
  }
}

TEST_CASE("BAD is a refusal, not a search for what is gone") {
  ImapPeer peer(greeted("", {hear("$ UID STORE 1:3,7 +FLAGS.SILENT (\\Seen)\r\n"), say("$ BAD huh\r\n")}));
  CHECK(failure_of(peer.session.add_flags(some, "\\Seen")) == "IMAP host: refused UID STORE (BAD huh)");
}

TEST_CASE("a set too long for one line of 8 KiB goes in several commands") {
  // 11 bytes a UID with its comma: 720 of them fit beside the rest.
  std::vector<Uid> odd;
  for (Uid uid = 4'000'000'001; odd.size() < 1000; uid += 2) odd.push_back(uid);
  const auto written = [&](std::size_t from, std::size_t to) {
    std::string set;
    for (std::size_t i = from; i < to; ++i) set += (set.empty() ? "" : ",") + std::to_string(odd[i]);
    return set;
  };
  ImapPeer peer(
      greeted("MOVE", {hear("$ UID MOVE " + written(0, 719) + " \"Archive\"\r\n"), say("$ OK\r\n"),
                       hear("$ UID MOVE " + written(719, 1000) + " \"Archive\"\r\n"), say("$ OK\r\n")}));
  CHECK(run(peer.session.move(odd, "Archive")) == ImapSession::Moved::Done);
  CHECK(peer.script->is_done());
}
