// SPDX-License-Identifier: Apache-2.0
// IDLE: who ends it, and that the session is in step afterwards.
#include <chrono>
#include <string>
#include <vector>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/post.hpp>
#include <doctest/doctest.h>

#include "net/imap/imap_peer.hpp"

using namespace ticketd;
using namespace ticketd::tests;
using namespace std::chrono_literals;
using net::Woken;

namespace {

// Every script ends with a NOOP that must be in step.
std::vector<Step> idling(std::vector<Step> steps) {
  steps.insert(steps.begin(), hear("$ IDLE\r\n"));
  steps.push_back(hear("$ NOOP\r\n"));
  steps.push_back(say("$ OK\r\n"));
  return greeted("IDLE", std::move(steps));
}

}  // namespace

TEST_CASE("idling ends with DONE when the server tells of the mailbox") {
  for (const std::string news :
       {"* 4 EXISTS\r\n", "* 2 EXPUNGE\r\n", "* 1 FETCH (FLAGS (\\Seen))\r\n", "* VANISHED 4\r\n"}) {
    for (std::size_t piece = 1; piece < 40; ++piece) {
      CAPTURE(news);
      CAPTURE(piece);
      ImapPeer peer(idling({say("* OK hold on\r\n+ idling\r\n* OK Still here\r\n"), say(news),
                            hear("DONE\r\n"), say("* 9 EXISTS\r\n$ OK done\r\n")}),
                    {}, piece);
      CHECK(run(peer.session.idle(1h)) == Woken::Changed);
      CHECK(peer.session.exists() == 9);
      run(peer.session.noop());
      CHECK(peer.script->is_done());
    }
  }
}

TEST_CASE("news that came with the continuation, or before it, counts") {
  for (const std::string answer : {"+ idling\r\n* 4 EXISTS\r\n", "* 4 EXISTS\r\n+\r\n"}) {
    ImapPeer peer(idling({say(answer), hear("DONE\r\n"), say("$ OK\r\n")}));
    CHECK(run(peer.session.idle(1h)) == Woken::Changed);
    CHECK(peer.session.exists() == 4);
    run(peer.session.noop());
  }
}

TEST_CASE("idling ends with DONE when its time is over") {
  ImapPeer peer(idling({say("+ idling\r\n"), hear("DONE\r\n"), say("$ OK\r\n")}));
  CHECK(run(peer.session.idle(1ms)) == Woken::TimedOut);
  run(peer.session.noop());
  CHECK(peer.script->is_done());
}

TEST_CASE("what the server pushes while it hears DONE counts") {
  ImapPeer peer(idling({say("+ idling\r\n"), hear("DONE\r\n"), say("* 5 EXISTS\r\n* 6 EXISTS\r\n$ OK\r\n")}));
  CHECK(run(peer.session.idle(1ms)) == Woken::Changed);
  CHECK(peer.session.exists() == 6);
  run(peer.session.noop());
}

TEST_CASE("a server that ends IDLE by itself hears no DONE") {
  ImapPeer peer(idling({say("+ idling\r\n$ OK enough\r\n")}));
  CHECK(run(peer.session.idle(1h)) == Woken::TimedOut);
  run(peer.session.noop());
  CHECK(peer.script->is_done());
}

TEST_CASE("idling can be ended from outside, and the session goes on") {
  ImapPeer peer(idling({say("+ idling\r\n"), hear("DONE\r\n"), say("$ OK\r\n")}));
  asio::io_context context;
  Woken woken = Woken::Changed;
  asio::co_spawn(context, peer.session.idle(1h), [&](std::exception_ptr, Woken how) { woken = how; });
  SUBCASE("while it waits for the server") {
    while (!peer.script->everything_heard.ends_with("IDLE\r\n")) context.run_one();
    context.poll();
    peer.session.stop_idling();
  }
  SUBCASE("before the server let it idle") {
    while (!peer.script->everything_heard.ends_with("IDLE\r\n")) context.run_one();
    peer.session.stop_idling();
  }
  context.run();
  CHECK(woken == Woken::TimedOut);
  run(peer.session.noop());
  CHECK(peer.script->is_done());
}

TEST_CASE("a cancelled IDLE ends the session") {
  ImapPeer peer(greeted("IDLE", {hear("$ IDLE\r\n"), say("+ idling\r\n"), hear("never\r\n")}));
  asio::io_context context;
  asio::cancellation_signal cancel;
  std::exception_ptr failure;
  asio::co_spawn(context, peer.session.idle(1h),
                 asio::bind_cancellation_slot(cancel.slot(),
                                              [&](std::exception_ptr thrown, Woken) { failure = thrown; }));
  context.poll();
  REQUIRE_FALSE(failure);
  cancel.emit(asio::cancellation_type::terminal);
  context.run();
  CHECK(failure);
  CHECK_FALSE(peer.session.is_usable());
  CHECK(failure_of(peer.session.noop()) == "IMAP host: the session is over since IDLE");
}

TEST_CASE("failures while idling are named") {
  struct Row {
    std::vector<Step> steps;
    const char* failure;
  };
  for (const Row& row : std::vector<Row>{
           {{say("$ NO not now\r\n")}, "IMAP host: refused IDLE (NO not now)"},
           {{say("$ BAD what\r\n")}, "IMAP host: refused IDLE (BAD what)"},
           {{say("+ idling\r\n* BYE Autologout\r\n")}, "IMAP host: said goodbye during IDLE (Autologout)"},
           {{say("+ idling\r\n"), leave()}, "IMAP host: closed the connection during IDLE"},
           {{say("+ idling\r\n"), break_down()}, "script: connection lost"},
           {{say("+ idling\r\n"), hear("DONE\r\n"), break_down()}, "script: connection lost"},
           {{say("+ idling\r\n"), hear("DONE\r\n"), say("$ NO [SERVERBUG] oh\r\n")},
            "IMAP host: refused IDLE (NO [SERVERBUG] oh)"},
           {{say("+ idling\r\n"), hear("DONE\r\n"), say("B7 OK\r\n")},
            "IMAP host: answered IDLE with the tag \"B7\", which is not its own"}}) {
    CAPTURE(row.failure);
    auto steps = row.steps;
    steps.insert(steps.begin(), hear("$ IDLE\r\n"));
    ImapPeer peer(greeted("IDLE", std::move(steps)));
    CHECK(failure_of(peer.session.idle(1ms)) == row.failure);
  }
}

TEST_CASE("a server that never answers DONE meets the deadline") {
  net::ImapLimits limits;
  limits.answer = 1ms;
  ImapPeer peer(
      greeted("IDLE", {hear("$ IDLE\r\n"), say("+ idling\r\n"), hear("DONE\r\n"), hear("never\r\n")}),
      limits);
  CHECK(failure_of(peer.session.idle(1ms)) == "script: no answer in time");
}

TEST_CASE("a mail that the server told of after the search is news, for IDLE would not wake for it") {
  ImapPeer peer(greeted(
      "", {hear("$ UID SEARCH UID 1:*\r\n"), say("* SEARCH 1\r\n$ OK\r\n"), hear("$ NOOP\r\n"),
           say("* 1 EXISTS\r\n$ OK\r\n"), hear("$ UID SEARCH UID 2:*\r\n"), say("* SEARCH\r\n$ OK\r\n")}));
  run(peer.session.search_from(1));
  CHECK_FALSE(peer.session.has_news());
  run(peer.session.noop());
  CHECK(peer.session.has_news());
  run(peer.session.search_from(2));
  CHECK_FALSE(peer.session.has_news());
}
