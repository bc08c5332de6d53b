// SPDX-License-Identifier: Apache-2.0
// One mail at a time, with and without PIPELINING.
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

const Envelope mail{"desk@acme.example", "eva@volvo.example", "Subject: x\r\n\r\nhi\r\n"};
const std::string from = "MAIL FROM:<desk@acme.example>\r\n";
const std::string to = "RCPT TO:<eva@volvo.example>\r\n";
const std::string content = "Subject: x\r\n\r\nhi\r\n.\r\n";

}  // namespace

TEST_CASE("a relay without PIPELINING is talked to step by step") {
  SmtpPeer peer({}, {hear(from), say("250 ok\r\n"), hear(to), say("250-sure\r\n250 ok\r\n"), hear("DATA\r\n"),
                     say("354 go\r\n"), hear(content), say("250 2.0.0 Ok: queued as X\r\n")});
  CHECK(told(peer.submit(mail)) == "Accepted 250 2.0.0 Ok: queued as X");
  CHECK(peer.script->is_done());
  CHECK(peer.session.is_usable());
}

TEST_CASE("a relay with PIPELINING gets the envelope at once, wherever its replies are cut") {
  for (std::size_t piece = 1; piece < 40; ++piece) {
    SmtpPeer peer({"PIPELINING"},
                  {hear(from + to + "DATA\r\n"), say("250 ok\r\n250-sure\r\n250 ok\r\n354 go\r\n"),
                   hear(content), say("250-2.0.0 thanks\r\n250 2.0.0 bye\r\n")},
                  {}, piece);
    CHECK(told(peer.submit(mail)) == "Accepted 250 2.0.0 thanks 2.0.0 bye");
    CHECK(peer.script->is_done());
  }
}

TEST_CASE("the null return path is <>") {
  SmtpPeer peer({}, {hear("MAIL FROM:<>\r\n"), say("250\r\n"), hear(to), say("250\r\n"), hear("DATA\r\n"),
                     say("354\r\n"), hear(content), say("250\r\n")});
  CHECK(told(peer.submit({"", mail.recipient, mail.content})) == "Accepted 250 ");
}

TEST_CASE("parameters are given only where announced and needed") {
  struct Row {
    std::vector<std::string> keywords;
    Envelope envelope;
    std::string line;
  };
  const std::string_view seven = "a\r\n";
  const std::string_view eight = "\xC3\xBC\n";
  for (const Row& row : std::vector<Row>{
           {{}, {"a@b.example", "c@d.example", eight}, "MAIL FROM:<a@b.example>\r\n"},
           {{"8BITMIME"}, {"a@b.example", "c@d.example", seven}, "MAIL FROM:<a@b.example>\r\n"},
           {{"8BITMIME"}, {"a@b.example", "c@d.example", eight}, "MAIL FROM:<a@b.example> BODY=8BITMIME\r\n"},
           {{"SIZE 1000", "8bitmime"},
            {"a@b.example", "c@d.example", eight},
            "MAIL FROM:<a@b.example> SIZE=4 BODY=8BITMIME\r\n"},
           {{"SIZE"}, {"a@b.example", "c@d.example", "x"}, "MAIL FROM:<a@b.example> SIZE=3\r\n"},
           {{"SMTPUTF8", "8BITMIME"}, {"a@b.example", "c@d.example", seven}, "MAIL FROM:<a@b.example>\r\n"},
           {{"SMTPUTF8", "8BITMIME"},
            {"a@b.example", "j\u00FC@d.example", seven},
            "MAIL FROM:<a@b.example> BODY=8BITMIME SMTPUTF8\r\n"},
           {{"SMTPUTF8"},
            {"\u00E9@b.example", "c@d.example", seven},
            "MAIL FROM:<\u00E9@b.example> SMTPUTF8\r\n"},
           {{},
            {"a@b\u00FCcher.example", "c@d.example", seven},
            "MAIL FROM:<a@xn--bcher-kva.example>\r\n"}}) {
    CAPTURE(row.line);
    SmtpPeer peer(row.keywords, {hear(row.line), say("550 stop\r\n")});
    CHECK(told(peer.submit(row.envelope)) == "RelayFault 550 stop");
    CHECK(peer.script->is_done());
  }
}

TEST_CASE("what was announced before STARTTLS does not count") {
  const std::vector<std::string> greeting{"220 x",        "250-relay",    "250-PIPELINING",
                                          "250 SMTPUTF8", "220 go ahead", "250-relay",
                                          "250 SIZE 5",   "334 ",         "235 in"};
  const auto script = std::make_shared<Script>();
  net::SmtpSession session(std::make_unique<ScriptedStream>(script), greeting);
  CHECK_FALSE(session.can("PIPELINING"));
  CHECK_FALSE(session.can("SMTPUTF8"));
  CHECK(session.can("size"));
}

TEST_CASE("what this relay cannot take is rejected without a word on the wire") {
  const auto nothing_sent = [](std::vector<std::string> keywords, const Envelope& envelope) {
    SmtpPeer peer(std::move(keywords), {});
    const auto submission = peer.submit(envelope);
    CHECK(peer.script->everything_heard.empty());
    CHECK(peer.session.is_usable());
    return told(submission);
  };
  CHECK(nothing_sent({"8BITMIME"}, {"a@b.example", "j\u00FC@d.example", "x"}) ==
        "Rejected 0 recipient: the relay does not take SMTPUTF8");
  CHECK(nothing_sent({}, {"j\u00FC@d.example", "a@b.example", "x"}) ==
        "Rejected 0 sender: the relay does not take SMTPUTF8");
  CHECK(nothing_sent({"SIZE 20"}, {"a@b.example", "c@d.example", "123456789\n123456789\n"}) ==
        "Rejected 0 mail: the relay takes at most 20 bytes");
  CHECK(nothing_sent({}, {"a@b.example", "c@d.example>\r\nRCPT TO:<x@y.example", "x"}) ==
        "Rejected 0 recipient: the address has a space or a control character");
  CHECK(nothing_sent({}, {"a\n@b.example", "c@d.example", "x"}) ==
        "Rejected 0 sender: the address has a space or a control character");
}

TEST_CASE("each refusal has its outcome, with and without PIPELINING") {
  struct Row {
    const char* mail;
    const char* recipient;
    const char* data;
    const char* dot;
    const char* told;
  };
  for (const Row& row : std::vector<Row>{
           {"550 5.7.1 no", "503 no", "503 no", "", "RelayFault 550 5.7.1 no"},
           {"530 auth first", "503 no", "503 no", "", "RelayFault 530 auth first"},
           {"451 later", "503 no", "503 no", "", "Deferred 451 later"},
           {"334 what", "503 no", "503 no", "", "Deferred 334 what"},
           {"552 too big", "503 no", "503 no", "", "Rejected 552 too big"},
           {"552 5.3.4 too big", "503 no", "503 no", "", "Rejected 552 5.3.4 too big"},
           {"554 5.3.4 too big", "503 no", "503 no", "", "Rejected 554 5.3.4 too big"},
           {"552 5.2.2 your box is full", "503 no", "503 no", "", "RelayFault 552 5.2.2 your box is full"},
           {"452 4.3.1 full", "503 no", "503 no", "", "Deferred 452 4.3.1 full"},
           {"250 ok", "550 5.1.1 who", "554 none", "", "Rejected 550 5.1.1 who"},
           {"250 ok", "450 greylisted", "554 none", "", "Deferred 450 greylisted"},
           {"250 ok", "251 will forward", "354 go", "250 ok", "Accepted 250 ok"},
           {"250 ok", "250 ok", "554 5.7.1 policy", "", "Rejected 554 5.7.1 policy"},
           {"250 ok", "250 ok", "451 later", "", "Deferred 451 later"},
           {"250 ok", "250 ok", "502 what", "", "RelayFault 502 what"},
           {"250 ok", "250 ok", "250 odd", "", "Deferred 250 odd"},
           {"250 ok", "250 ok", "354 go", "554 5.7.1 spam", "Rejected 554 5.7.1 spam"},
           {"250 ok", "250 ok", "354 go", "552 too big", "Rejected 552 too big"},
           {"250 ok", "553 5.7.1 <desk@acme.example>: Sender address rejected: not owned by user desk",
            "554 none", "",
            "RelayFault 553 5.7.1 <desk@acme.example>: Sender address rejected: not owned by user desk"},
           {"250 ok", "504 5.5.2 <vm>: Helo command rejected: need fully-qualified hostname", "554 none", "",
            "RelayFault 504 5.5.2 <vm>: Helo command rejected: need fully-qualified hostname"},
           {"250 ok", "452 4.7.1 hourly sending quota reached", "554 none", "",
            "RelayFault 452 4.7.1 hourly sending quota reached"},
           {"250 ok", "250 ok", "354 go", "550 5.4.5 Daily user sending limit exceeded",
            "RelayFault 550 5.4.5 Daily user sending limit exceeded"},
           {"250 ok", "250 ok", "354 go", "554 5.2.252 SendAsDenied", "RelayFault 554 5.2.252 SendAsDenied"},
           {"250 ok", "250 ok", "354 go", "451 later", "Deferred 451 later"}}) {
    CAPTURE(row.told);
    const auto line = [](const char* words) { return std::string(words) + "\r\n"; };
    SmtpPeer at_once({"PIPELINING"}, {hear(from + to + "DATA\r\n"),
                                      say(line(row.mail) + line(row.recipient) + line(row.data))});
    std::vector<Step> steps{hear(from), say(line(row.mail))};
    const bool has_sender = row.mail[0] == '2';
    const bool has_recipient = has_sender && row.recipient[0] == '2';
    if (has_sender) steps.insert(steps.end(), {hear(to), say(line(row.recipient))});
    if (has_recipient) steps.insert(steps.end(), {hear("DATA\r\n"), say(line(row.data))});
    if (row.dot[0] != '\0') {
      steps.insert(steps.end(), {hear(content), say(line(row.dot))});
      at_once.script->steps.insert(at_once.script->steps.end(), {hear(content), say(line(row.dot))});
    }
    SmtpPeer by_steps({}, steps);
    CHECK(told(at_once.submit(mail)) == row.told);
    CHECK(at_once.script->is_done());
    CHECK(at_once.session.is_usable());
    CHECK(told(by_steps.submit(mail)) == row.told);
    CHECK(by_steps.script->is_done());
    CHECK(by_steps.session.is_usable());
  }
}

TEST_CASE("an open transaction is reset before the next mail") {
  SUBCASE("with PIPELINING") {
    SmtpPeer peer({"PIPELINING"},
                  {hear(from + to + "DATA\r\n"), say("250 ok\r\n550 who\r\n554 none\r\n"),
                   hear("RSET\r\n" + from + to + "DATA\r\n"),
                   say("250 reset\r\n250 ok\r\n250 ok\r\n354 go\r\n"), hear(content), say("250 ok\r\n")});
    CHECK(told(peer.submit(mail)) == "Rejected 550 who");
    CHECK(told(peer.submit(mail)) == "Accepted 250 ok");
  }
  SUBCASE("step by step") {
    SmtpPeer peer({}, {hear(from), say("250 ok\r\n"), hear(to), say("550 who\r\n"), hear("RSET\r\n"),
                       say("250 reset\r\n"), hear(from), say("550 no\r\n"), hear(from), say("550 no\r\n")});
    CHECK(told(peer.submit(mail)) == "Rejected 550 who");
    CHECK(told(peer.submit(mail)) == "RelayFault 550 no");
    CHECK(told(peer.submit(mail)) == "RelayFault 550 no");
    CHECK(peer.script->is_done());
  }
}

TEST_CASE("a relay that wants the content of a refused recipient gets the dot alone") {
  SmtpPeer peer({"PIPELINING"}, {hear(from + to + "DATA\r\n"), say("250 ok\r\n550 who\r\n354 go\r\n"),
                                 hear(".\r\n"), say("554 none\r\n"), hear(from + to + "DATA\r\n"),
                                 say("250 ok\r\n250 ok\r\n354 go\r\n"), hear(content), say("250 ok\r\n")});
  CHECK(told(peer.submit(mail)) == "Rejected 550 who");
  CHECK(told(peer.submit(mail)) == "Accepted 250 ok");
  CHECK(peer.script->is_done());
}

TEST_CASE("quitting is polite and ends the session whatever the relay does") {
  for (const auto& answer : std::vector<std::vector<Step>>{
           {say("221 bye\r\n")}, {leave()}, {break_down()}, {say("garbage\r\n")}}) {
    std::vector<Step> steps{hear("QUIT\r\n")};
    steps.insert(steps.end(), answer.begin(), answer.end());
    SmtpPeer peer({}, steps);
    run(peer.session.quit());
    CHECK_FALSE(peer.session.is_usable());
    CHECK(told(peer.submit(mail)) == "Deferred 0 the session was ended with QUIT");
  }
}
