// SPDX-License-Identifier: Apache-2.0
// Connections that break, relays that close or talk nonsense: what each row is told, to the dot.
#include <string>
#include <vector>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <doctest/doctest.h>

#include "net/smtp/smtp_peer.hpp"

using namespace ticketd;
using namespace ticketd::tests;
using namespace std::chrono_literals;
using net::Envelope;

namespace {

const std::vector<Envelope> three{{"d@x.example", "a@x.example", "A\n"},
                                  {"d@x.example", "b@x.example", "B\n"},
                                  {"d@x.example", "c@x.example", "C\n"}};

std::string opening(const char* name) {
  return "MAIL FROM:<d@x.example>\r\nRCPT TO:<" + std::string(name) + "@x.example>\r\nDATA\r\n";
}

std::vector<std::string> told_of_all(std::vector<Step> steps, std::size_t piece = SIZE_MAX) {
  SmtpPeer peer({"PIPELINING"}, std::move(steps), {}, piece);
  std::vector<std::string> all;
  for (const auto& submission : run(peer.session.submit_many(three))) all.push_back(told(submission));
  CHECK(peer.script->is_done());
  return all;
}

const std::string welcome = "250 ok\r\n250 ok\r\n354 go\r\n";

}  // namespace

TEST_CASE("many mails: each envelope travels behind the dot of the one before") {
  for (const std::size_t piece : {std::size_t{1}, std::size_t{5}, SIZE_MAX}) {
    CHECK(told_of_all({hear(opening("a")), say(welcome), hear("A\r\n.\r\n" + opening("b")),
                       say("250 a taken\r\n" + welcome), hear("B\r\n.\r\n" + opening("c")),
                       say("554 b is spam\r\n" + welcome), hear("C\r\n.\r\n"), say("250 c taken\r\n")},
                      piece) ==
          std::vector<std::string>{"Accepted 250 a taken", "Rejected 554 b is spam", "Accepted 250 c taken"});
  }
}

TEST_CASE("many mails: a refused one in the middle leaves its neighbours alone") {
  SUBCASE("the relay refuses DATA, too") {
    CHECK(
        told_of_all({hear(opening("a")), say(welcome), hear("A\r\n.\r\n" + opening("b")),
                     say("250 a taken\r\n250 ok\r\n550 who\r\n554 none\r\n"), hear("RSET\r\n" + opening("c")),
                     say("250 reset\r\n" + welcome), hear("C\r\n.\r\n"), say("250 c taken\r\n")}) ==
        std::vector<std::string>{"Accepted 250 a taken", "Rejected 550 who", "Accepted 250 c taken"});
  }
  SUBCASE("the relay wants its content") {
    CHECK(told_of_all({hear(opening("a")), say(welcome), hear("A\r\n.\r\n" + opening("b")),
                       say("250 a taken\r\n250 ok\r\n450 later\r\n354 go\r\n"), hear(".\r\n" + opening("c")),
                       say("554 none\r\n" + welcome), hear("C\r\n.\r\n"), say("250 c taken\r\n")}) ==
          std::vector<std::string>{"Accepted 250 a taken", "Deferred 450 later", "Accepted 250 c taken"});
  }
  SUBCASE("the last one") {
    CHECK(told_of_all({hear(opening("a")), say(welcome), hear("A\r\n.\r\n" + opening("b")),
                       say("250 a taken\r\n" + welcome), hear("B\r\n.\r\n" + opening("c")),
                       say("250 b taken\r\n530 no\r\n503 no\r\n503 no\r\n")}) ==
          std::vector<std::string>{"Accepted 250 a taken", "Accepted 250 b taken", "RelayFault 530 no"});
  }
}

TEST_CASE("many mails: an address that cannot be never reaches the wire, its neighbours do") {
  const std::vector<Envelope> rows{three[0], {"d@x.example", "no address", "x"}, three[2]};
  SmtpPeer peer({"PIPELINING"},
                {hear(opening("a")), say(welcome), hear("A\r\n.\r\n" + opening("c")),
                 say("250 a taken\r\n" + welcome), hear("C\r\n.\r\n"), say("250 c taken\r\n")});
  const auto outcomes = run(peer.session.submit_many(rows));
  CHECK(told(outcomes[0]) == "Accepted 250 a taken");
  CHECK(told(outcomes[1]) == "Rejected 0 recipient: the address has a space or a control character");
  CHECK(told(outcomes[2]) == "Accepted 250 c taken");
}

TEST_CASE("many mails: no rows are no words") {
  SmtpPeer peer({"PIPELINING"}, {});
  CHECK(run(peer.session.submit_many({})).empty());
}

TEST_CASE("a connection that breaks leaves the dotted rows unknown and the later ones deferred") {
  using Told = std::vector<std::string>;
  const std::string lost = "0 script: connection lost";
  const std::string gone = "0 the relay closed the connection";
  SUBCASE("before the first word") {
    CHECK(told_of_all({break_down()}) == Told{"Deferred " + lost, "Deferred " + lost, "Deferred " + lost});
  }
  SUBCASE("after the first opening") {
    CHECK(told_of_all({hear(opening("a")), leave()})[0] == "Deferred " + gone);
  }
  SUBCASE("after the first dot") {
    CHECK(told_of_all({hear(opening("a")), say(welcome), hear("A\r\n.\r\n" + opening("b")), break_down()}) ==
          Told{"Unknown " + lost, "Deferred " + lost, "Deferred " + lost});
  }
  SUBCASE("within the answer to the first dot") {
    CHECK(told_of_all({hear(opening("a")), say(welcome), hear("A\r\n.\r\n" + opening("b")),
                       say("250-2.0.0 o"), leave()}) ==
          Told{"Unknown " + gone, "Deferred " + gone, "Deferred " + gone});
  }
  SUBCASE("after the answer to the first dot") {
    CHECK(told_of_all({hear(opening("a")), say(welcome), hear("A\r\n.\r\n" + opening("b")),
                       say("250 a taken\r\n250 ok\r\n"), leave()}) ==
          Told{"Accepted 250 a taken", "Deferred " + gone, "Deferred " + gone});
  }
  SUBCASE("while the second content is being written") {
    CHECK(told_of_all({hear(opening("a")), say(welcome), hear("A\r\n.\r\n" + opening("b")),
                       say("250 a taken\r\n" + welcome), break_down()}) ==
          Told{"Accepted 250 a taken", "Unknown " + lost, "Deferred " + lost});
  }
  SUBCASE("after the last dot") {
    CHECK(told_of_all({hear(opening("a")), say(welcome), hear("A\r\n.\r\n" + opening("b")),
                       say("250 a taken\r\n" + welcome), hear("B\r\n.\r\n" + opening("c")),
                       say("250 b taken\r\n" + welcome), hear("C\r\n.\r\n"), leave()}) ==
          Told{"Accepted 250 a taken", "Accepted 250 b taken", "Unknown " + gone});
  }
}

TEST_CASE("421 anywhere defers this mail and ends the session") {
  const Envelope& mail = three[0];
  const std::string closing = "421 4.3.2 shutting down\r\n";
  for (const auto& steps :
       std::vector<std::vector<Step>>{{hear(opening("a")), say(closing)},
                                      {hear(opening("a")), say("250 ok\r\n" + closing)},
                                      {hear(opening("a")), say("250 ok\r\n250 ok\r\n" + closing)},
                                      {hear(opening("a")), say(welcome + closing)},
                                      {hear(opening("a")), say(welcome), hear("A\r\n.\r\n"), say(closing)}}) {
    SmtpPeer peer({"PIPELINING"}, steps);
    CHECK(told(peer.submit(mail)) == "Deferred 421 4.3.2 shutting down");
    CHECK_FALSE(peer.session.is_usable());
    CHECK(told(peer.submit(mail)) == "Deferred 421 4.3.2 shutting down");
  }
}

TEST_CASE("nonsense defers before the dot and is unknown behind it") {
  struct Row {
    std::string nonsense;
    std::string words;
  };
  for (const Row& row :
       std::vector<Row>{{"hello\r\n", "the relay sent no SMTP reply: \"hello\""},
                        {"\r\n", "the relay sent no SMTP reply: \"\""},
                        {"25 ok\r\n", "the relay sent no SMTP reply: \"25 ok\""},
                        {"2500 ok\r\n", "the relay sent no SMTP reply: \"2500 ok\""},
                        {"150 ok\r\n", "the relay sent no SMTP reply: \"150 ok\""},
                        {"650 ok\r\n", "the relay sent no SMTP reply: \"650 ok\""},
                        {"250+ok\r\n", "the relay sent no SMTP reply: \"250+ok\""},
                        {"250-a\r\n251 b\r\n", "the relay changed its code within a reply: \"251 b\""},
                        {std::string(5000, '2'), "the relay sent a line of more than 4096 bytes"}}) {
    CAPTURE(row.words);
    SmtpPeer before({"PIPELINING"}, {hear(opening("a")), say(row.nonsense)});
    CHECK(told(before.submit(three[0])) == "Deferred 0 " + row.words);
    CHECK_FALSE(before.session.is_usable());
    SmtpPeer behind({"PIPELINING"},
                    {hear(opening("a")), say(welcome), hear("A\r\n.\r\n"), say(row.nonsense)});
    CHECK(told(behind.submit(three[0])) == "Unknown 0 " + row.words);
    CHECK_FALSE(behind.session.is_usable());
  }
}

TEST_CASE("a reply nobody asked for is not taken for the next command's") {
  SmtpPeer peer({"PIPELINING"},
                {hear(opening("a")), say(welcome), hear("A\r\n.\r\n"), say("250 ok\r\n250 and more\r\n")});
  CHECK(told(peer.submit(three[0])) == "Accepted 250 ok");
  CHECK(told(peer.submit(three[1])) == "Deferred 0 the relay spoke out of turn: and more");
  CHECK_FALSE(peer.session.is_usable());
}

TEST_CASE("an intermediate reply to the dot leaves the row unknown") {
  SmtpPeer peer({},
                {hear("MAIL FROM:<d@x.example>\r\n"), say("250\r\n"), hear("RCPT TO:<a@x.example>\r\n"),
                 say("250\r\n"), hear("DATA\r\n"), say("354\r\n"), hear("A\r\n.\r\n"), say("354 go on\r\n")});
  CHECK(told(peer.submit(three[0])) == "Unknown 354 go on");
  CHECK_FALSE(peer.session.is_usable());
}

TEST_CASE("silence meets the deadline") {
  net::SmtpLimits limits;
  limits.answer = 1ms;
  limits.after_dot = 1ms;
  SmtpPeer early({"PIPELINING"}, {hear(opening("a")), hear("never")}, limits);
  CHECK(told(early.submit(three[0])) == "Deferred 0 script: no answer in time");
  SmtpPeer late({"PIPELINING"}, {hear(opening("a")), say(welcome), hear("A\r\n.\r\n"), hear("never")},
                limits);
  CHECK(told(late.submit(three[0])) == "Unknown 0 script: no answer in time");
}

TEST_CASE("a submission given up behind the dot is unknown, and the outcomes of the others are kept") {
  SmtpPeer peer({"PIPELINING"},
                {hear(opening("a")), say(welcome), hear("A\r\n.\r\n" + opening("b")),
                 say("250 a taken\r\n" + welcome), hear("B\r\n.\r\n" + opening("c")), hear("never")});
  asio::io_context context;
  asio::cancellation_signal cancel;
  std::vector<net::Submission> outcomes;
  asio::co_spawn(context, peer.session.submit_many(three),
                 asio::bind_cancellation_slot(
                     cancel.slot(), [&](const std::exception_ptr&, std::vector<net::Submission> all) {
                       outcomes = std::move(all);
                     }));
  context.poll();
  cancel.emit(asio::cancellation_type::terminal);
  context.run();
  REQUIRE(outcomes.size() == 3);
  CHECK(told(outcomes[0]) == "Accepted 250 a taken");
  CHECK(told(outcomes[1]) == "Unknown 0 given up: Operation canceled");
  CHECK(told(outcomes[2]) == "Deferred 0 given up: Operation canceled");
  CHECK_FALSE(peer.session.is_usable());
}
