// SPDX-License-Identifier: Apache-2.0
// What hostile and broken servers answer to a FETCH, and what the session then says of them.
#include <chrono>
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "net/imap/imap_peer.hpp"

using namespace ticketd;
using namespace ticketd::tests;
using namespace std::chrono_literals;
using net::Uid;

namespace {

const std::string date = " INTERNALDATE \"17-Jul-1996 02:44:25 -0700\"";

struct Lie {
  std::vector<Step> answer;
  std::string failure;
};

Lie lie(std::string answer, std::string failure) {
  return {{say(std::move(answer)), leave()}, "IMAP host: " + std::move(failure)};
}

std::string repeated(std::string_view what, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text.append(what);
  return text;
}

std::vector<Lie> lies() {
  return {
      lie("* 1 FETCH (UID 5 RFC822.SIZE 9 BODY[] {9999999999}\r\n",
          "announced a literal of 9999999999 bytes for UID 5 (limit 1000)"),
      lie("* 1 FETCH (FLAGS () UID 5 BODY[] {5001}\r\n",
          "announced a literal of 5001 bytes for UID 5 (limit 1000)"),
      lie("* 1 FETCH (BODY[] {99999999999999999999999}\r\n",
          "announced a literal of 99999999999999999999999 bytes (limit 1000)"),
      lie("* 1 FETCH (UID 5 X {1600}\r\n" + std::string(1600, 'x') + " BODY[] {1600}\r\n",
          "announced a literal of 1600 bytes for UID 5 (limit 1000)"),
      lie("* 1 FETCH (UID 5" + date + " RFC822.SIZE 3 BODY[] {10}\r\nabc",
          "closed the connection during UID FETCH"),
      lie("* 1 FETCH (UID 5" + date + " RFC822.SIZE 3", "closed the connection during UID FETCH"),
      lie("", "closed the connection during UID FETCH"),
      lie("* 1 FETCH (UID 8" + date + " RFC822.SIZE 3 BODY[] \"abc\")\r\n",
          "sent a mail of UID 8, which was not asked for"),
      lie("* 1 FETCH (UID 4294967296)\r\n", "sent \"4294967296\" for a number"),
      lie("* 1 FETCH (UID -5)\r\n", "sent \"-5\" for a number"),
      lie("* 1 FETCH (UID 5x)\r\n", "sent \"5x\" for a number"),
      lie("* 1 FETCH (UID )\r\n", "sent a response with a missing word"),
      lie("* 1 FETCH (UID\r\n", "sent a response with a missing ' '"),
      lie("* 1 FETCH UID 5\r\n", "sent a response with a missing '('"),
      lie("* 1 FETCH (BODY[ 5)\r\n", "sent a FETCH item with an open section"),
      lie("* 1 FETCH (X " + repeated("(", 101) + "\r\n", "sent lists nested too deeply"),
      lie("* 1 FETCH (UID 5 BODY[] \"abc)\r\n", "sent a quoted string without an end"),
      lie("* 1 FETCH (UID 5 BODY[] \"abc\\", "closed the connection during UID FETCH"),
      lie("* 1 FETCH (UID 5 BODY[] word)\r\n", "sent a word where a string belongs"),
      lie("* 1 FETCH (X (" + repeated("{0}\r\n ", 65), "sent more than 64 literals in one response"),
      lie("* " + std::string(3000, 'x'), "sent a line of more than 2000 bytes"),
      lie("* 1 FETCH (X " + std::string(1500, 'x') + " {1}\r\ny " + std::string(600, 'x'),
          "sent a line of more than 2000 bytes"),
      lie("* BYE going\r\n", "said goodbye during UID FETCH (going)"),
      lie("* 1 FETCH (UID 5" + date + " RFC822.SIZE 3 BODY[] \"abc\")\r\n* BYE Server shutting down.\r\n",
          "said goodbye during UID FETCH (Server shutting down.)"),
      lie("A2 OK done\r\n", "answered UID FETCH with the tag \"A2\", which is not its own"),
      lie("$x OK done\r\n", "answered UID FETCH with the tag"),
      lie("$ YES done\r\n", "sent no IMAP response: \""),
      lie("$\r\n", "sent no IMAP response: \""),
      lie("\r\n", "sent no IMAP response: \"\""),
      lie("HTTP/1.1 400 Bad Request\r\n", "sent no IMAP response: \"HTTP/1.1 400 Bad Request\""),
      lie("* \r\n", "sent a response with a missing word"),
      lie("* VANISHED x\r\n", "sent VANISHED without a set of UIDs"),
      lie("* LIST x\r\n", "sent a response with a missing '('"),
  };
}

}  // namespace

TEST_CASE("a lying server is named with what it did, wherever the network cuts") {
  const std::vector<Uid> asked{5, 6, 7};
  net::ImapLimits limits;
  limits.line = 2000;
  limits.read_through = 5000;
  for (const Lie& one : lies()) {
    for (const std::size_t piece : {std::size_t{1}, std::size_t{7}, SIZE_MAX}) {
      CAPTURE(one.failure);
      CAPTURE(piece);
      auto steps = one.answer;
      steps.insert(steps.begin(), hear("$ UID FETCH 5:7 (UID INTERNALDATE RFC822.SIZE BODY.PEEK[])\r\n"));
      ImapPeer peer(greeted("", std::move(steps)), limits, piece);
      const std::string failure = failure_of(fetched(peer.session, asked, 1000));
      CHECK(failure.substr(0, one.failure.size()) == one.failure);
    }
  }
}

TEST_CASE("after a broken protocol no command goes out any more") {
  const std::vector<Uid> asked{5};
  ImapPeer peer(greeted(
      "", {hear("$ UID FETCH 5 (UID INTERNALDATE RFC822.SIZE BODY.PEEK[])\r\n"), say("nonsense\r\n")}));
  CHECK_FALSE(failure_of(fetched(peer.session, asked, 1000)).empty());
  CHECK(failure_of(peer.session.noop()) == "IMAP host: the session is over since UID FETCH");
  CHECK(peer.script->is_done());
}

TEST_CASE("a refusal leaves the session in step") {
  const std::vector<Uid> asked{5};
  ImapPeer peer(greeted("", {hear("$ UID FETCH 5 (UID INTERNALDATE RFC822.SIZE BODY.PEEK[])\r\n"),
                             say("$ NO later\r\n"), hear("$ NOOP\r\n"), say("$ OK\r\n")}));
  CHECK(run(fetched(peer.session, asked, 1000)).empty());
  run(peer.session.noop());
  CHECK(peer.script->is_done());
}

TEST_CASE("a size nobody asked for is named") {
  const std::vector<Uid> asked{5};
  for (const auto& [answer, failure] : std::vector<std::pair<std::string, std::string>>{
           {"* 1 FETCH (UID 6 RFC822.SIZE 1)\r\n",
            "IMAP host: sent the size of UID 6, which was not asked for"},
           {"* 1 FETCH (RFC822.SIZE 1)\r\n", "IMAP host: sent a size without its UID"}}) {
    ImapPeer peer(greeted("", {hear("$ UID FETCH 5 (UID RFC822.SIZE)\r\n"), say(answer)}));
    CHECK(failure_of(peer.session.sizes(asked)) == failure);
  }
}

TEST_CASE("a search that names more mails than can be is refused before memory is taken") {
  net::ImapLimits limits;
  limits.mails = 3;
  for (const auto& [answer, failure] : std::vector<std::pair<std::string, std::string>>{
           {"* ESEARCH (TAG \"$\") UID ALL 1:4294967295\r\n",
            "IMAP host: found \"1:4294967295\", no set of at most 3 UIDs"},
           {"* ESEARCH (TAG \"$\") UID ALL 1,x\r\n", "IMAP host: found \"1,x\", no set of at most 3 UIDs"},
           {"* SEARCH 1 2 3 4\r\n", "IMAP host: found more than 3 mails"},
           {"* SEARCH 1 2\r\n* SEARCH 3 4\r\n", "IMAP host: found too many mails"}}) {
    ImapPeer peer(greeted("ESEARCH", {hear("$ UID SEARCH RETURN (ALL) UID 1:*\r\n"), say(answer)}), limits);
    CHECK(failure_of(peer.session.search_from(1)) == failure);
  }
}

TEST_CASE("a server without UIDVALIDITY is named with the folder") {
  ImapPeer peer(greeted("", {hear("$ SELECT \"Odd\"\r\n"), say("* 1 EXISTS\r\n$ OK\r\n")}));
  CHECK(failure_of(peer.session.select("Odd")) == "IMAP host: told no UIDVALIDITY for the folder Odd");
}

TEST_CASE("silence ends a command at its deadline, dripping at the command's") {
  SUBCASE("silence") {
    net::ImapLimits limits;
    limits.answer = 1ms;
    ImapPeer peer(greeted("", {hear("$ NOOP\r\n"), hear("never\r\n")}), limits);
    CHECK(failure_of(peer.session.noop()) == "script: no answer in time");
  }
  SUBCASE("dripping") {
    net::ImapLimits limits;
    limits.command = -1ms;
    const auto script =
        std::make_shared<Script>(Script{{hear("$ CAPABILITY\r\n"), say("* 1 EXISTS\r\n")}, 1, 0, {}, {}, {}});
    net::ImapSession session(std::make_unique<ScriptedStream>(script), limits, "IMAP host");
    CHECK(failure_of(session.start()) == "IMAP host: is too slow with CAPABILITY");
  }
}
