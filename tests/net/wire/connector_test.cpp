// SPDX-License-Identifier: Apache-2.0
// Logging in: what goes over the wire for each protocol, encryption and kind of login.
#include <string>
#include <vector>

#include <doctest/doctest.h>

#include "net/wire/connector_fixture.hpp"

namespace ticketd::tests {

namespace asio = boost::asio;
using namespace std::chrono_literals;
using net::Protocol;
using net::Tls;

TEST_CASE("an IMAPS connection logs in and then carries bytes both ways") {
  asio::io_context io;
  std::vector<std::string> heard;
  ScriptedServer server(io, [&heard](Peer& peer) -> asio::awaitable<void> {
    co_await peer.start_tls();
    co_await greet_imap(peer, "AUTH=PLAIN SASL-IR");
    heard.push_back(co_await peer.answer_tagged("OK welcome"));
    const auto line = co_await peer.line();
    co_await peer.say("you said " + line + "\r\n");
  });
  run_to_end(io, [&]() -> asio::awaitable<void> {
    net::Connector connector(io.get_executor());
    const auto endpoint = endpoint_at(server, Tls::Implicit);
    auto connected = co_await connector.connect(Protocol::Imap, endpoint);
    CHECK(connected.greeting.back().find("OK welcome") != std::string::npos);
    co_await connected.stream->write("ping\r\n", 5s);
    const auto answer = co_await read_exactly(*connected.stream, 15);
    CHECK(answer == "you said ping\r\n");
    std::array<char, 16> block{};
    const auto end = co_await connected.stream->read_some(block, 5s);
    CHECK(end == 0);
  }());
  REQUIRE(heard.size() == 1);
  CHECK(heard[0].substr(5) == "AUTHENTICATE PLAIN AGFubmEAczNjcmV0LXdvcmQ=");
}

TEST_CASE(
    "an IMAP password goes by PLAIN where announced, else by the LOGIN command, never by GSSAPI or NTLM") {
  struct Row {
    const char* capabilities;
    const char* command;
  };
  const Row rows[] = {
      {"AUTH=GSSAPI AUTH=NTLM AUTH=PLAIN SASL-IR", "AUTHENTICATE PLAIN AGFubmEAczNjcmV0LXdvcmQ="},
      {"AUTH=LOGIN SASL-IR", "AUTHENTICATE LOGIN YW5uYQ=="},
      {"IDLE", "LOGIN anna s3cret-word"}};
  for (const auto& row : rows) {
    CAPTURE(row.capabilities);
    asio::io_context io;
    std::vector<std::string> heard;
    ScriptedServer server(io, [&](Peer& peer) -> asio::awaitable<void> {
      co_await greet_imap(peer, row.capabilities);
      heard.push_back(co_await peer.answer_tagged("NO enough heard"));
    });
    const auto words = message_thrown_by<net::LoginRefused>(
        io, only_connect(io, Protocol::Imap, endpoint_at(server, Tls::None)));
    CHECK(words.find("enough heard") != std::string::npos);
    REQUIRE(heard.size() == 1);
    CHECK(heard[0].substr(5) == row.command);
  }
}

TEST_CASE("an access token goes by OAUTHBEARER or XOAUTH2, whichever is announced, and never as a password") {
  struct Row {
    const char* capabilities;
    const char* command;
  };
  // base64 of "user=anna^Aauth=Bearer tok^A^A" and of "n,a=anna,^Ahost=127.0.0.1^Aport=...": RFC 7628.
  const Row rows[] = {
      {"AUTH=PLAIN AUTH=XOAUTH2 SASL-IR", "AUTHENTICATE XOAUTH2 dXNlcj1hbm5hAWF1dGg9QmVhcmVyIHRvawEB"},
      {"AUTH=XOAUTH2 AUTH=OAUTHBEARER SASL-IR", "AUTHENTICATE OAUTHBEARER bixhPWFubmEsAWhvc3Q9MTI3LjAuMC4x"}};
  for (const auto& row : rows) {
    CAPTURE(row.capabilities);
    asio::io_context io;
    std::vector<std::string> heard;
    ScriptedServer server(io, [&](Peer& peer) -> asio::awaitable<void> {
      co_await peer.start_tls();
      co_await greet_imap(peer, row.capabilities);
      heard.push_back(co_await peer.answer_tagged("OK welcome"));
    });
    auto endpoint = endpoint_at(server, Tls::Implicit);
    endpoint.login = net::BearerLogin{"anna", "tok"};
    run_to_end(io, only_connect(io, Protocol::Imap, endpoint));
    REQUIRE(heard.size() == 1);
    CHECK(heard[0].substr(5).starts_with(row.command));
  }
}

TEST_CASE("a server without a bearer mechanism gets neither the token nor a LOGIN") {
  asio::io_context io;
  std::vector<std::string> heard;
  ScriptedServer server(io, [&](Peer& peer) -> asio::awaitable<void> {
    co_await greet_imap(peer, "AUTH=PLAIN");
    while (true) heard.push_back(co_await peer.line());
  });
  auto endpoint = endpoint_at(server, Tls::None);
  endpoint.login = net::BearerLogin{"anna", "tok"};
  const auto words =
      message_thrown_by<domain::PermanentError>(io, only_connect(io, Protocol::Imap, endpoint));
  CHECK(words.find("offers no login that we can use") != std::string::npos);
  CHECK(heard.empty());
}

TEST_CASE("with STARTTLS nothing secret is said before the handshake, on IMAP and on SMTP") {
  asio::io_context io;
  std::vector<std::string> before;
  ScriptedServer imap(io, [&](Peer& peer) -> asio::awaitable<void> {
    co_await greet_imap(peer, "STARTTLS AUTH=PLAIN SASL-IR");
    before.push_back(co_await peer.answer_tagged("OK begin"));
    co_await peer.start_tls();
    co_await peer.line();
    co_await peer.say("* CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR\r\nA003 OK done\r\n");
    co_await peer.answer_tagged("OK welcome");
  });
  run_to_end(io, only_connect(io, Protocol::Imap, endpoint_at(imap, Tls::StartTls)));
  REQUIRE(before.size() == 1);
  CHECK(before[0] == "A002 STARTTLS");
}

TEST_CASE("the SMTP greeting handed on is the EHLO answer given inside TLS") {
  asio::io_context io;
  std::string login;
  ScriptedServer server(io, [&](Peer& peer) -> asio::awaitable<void> {
    co_await greet_smtp(peer, "250-STARTTLS\r\n250-AUTH PLAIN\r\n250-PIPELINING\r\n");
    co_await peer.line();
    co_await peer.say("220 begin\r\n");
    co_await peer.start_tls();
    co_await peer.line();
    co_await peer.say("250-mail.test\r\n250-AUTH PLAIN LOGIN\r\n250-SIZE 1000\r\n250 8BITMIME\r\n");
    login = co_await peer.line();
    co_await peer.say("235 2.7.0 welcome\r\n");
  });
  run_to_end(io, [&]() -> asio::awaitable<void> {
    const auto connected = co_await connect(io, Protocol::Smtp, endpoint_at(server, Tls::StartTls));
    const std::vector<std::string> expected{"250-mail.test", "250-AUTH PLAIN LOGIN", "250-SIZE 1000",
                                            "250 8BITMIME"};
    CHECK(connected.greeting == expected);
  }());
  CHECK(login == "AUTH PLAIN AGFubmEAczNjcmV0LXdvcmQ=");
}

TEST_CASE("a relay hears the name that we were given, before and inside TLS, and nothing else in its place") {
  for (const std::string name : {"desk.acme.example", "[192.0.2.1]", "[IPv6:2001:db8::1]"}) {
    asio::io_context io;
    std::vector<std::string> heard;
    ScriptedServer server(io, [&](Peer& peer) -> asio::awaitable<void> {
      co_await peer.say("220 mail.test ESMTP\r\n");
      heard.push_back(co_await peer.line());
      co_await peer.say("250-mail.test\r\n250 STARTTLS\r\n");
      co_await peer.line();
      co_await peer.say("220 begin\r\n");
      co_await peer.start_tls();
      heard.push_back(co_await peer.line());
      co_await peer.say("250-mail.test\r\n250 HELP\r\n");
    });
    auto endpoint = endpoint_at(server, Tls::StartTls);
    endpoint.login = std::monostate{};
    endpoint.helo = name;
    run_to_end(io, only_connect(io, Protocol::Smtp, endpoint));
    CHECK(heard == std::vector<std::string>{"EHLO " + name, "EHLO " + name});
  }
}

TEST_CASE("a relay without a login is connected to without AUTH") {
  asio::io_context io;
  ScriptedServer server(io, [&](Peer& peer) -> asio::awaitable<void> {
    co_await greet_smtp(peer, "250-AUTH PLAIN\r\n");
    const auto line = co_await peer.line();
    co_await peer.say("250 heard " + line + "\r\n");
  });
  run_to_end(io, [&]() -> asio::awaitable<void> {
    auto endpoint = endpoint_at(server, Tls::None);
    endpoint.login = std::monostate{};
    const auto connected = co_await connect(io, Protocol::Smtp, endpoint);
    CHECK(connected.greeting.size() == 3);
    co_await connected.stream->write("NOOP\r\n", 5s);
    const auto answer = co_await read_exactly(*connected.stream, 16);
    CHECK(answer == "250 heard NOOP\r\n");
  }());
}

}  // namespace ticketd::tests
