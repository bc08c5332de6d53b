// SPDX-License-Identifier: Apache-2.0
// How connecting fails: what is temporary, what is final, and what the message tells.
#include <string>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <doctest/doctest.h>

#include "net/wire/connector_fixture.hpp"

namespace ticketd::tests {

namespace asio = boost::asio;
using namespace std::chrono_literals;
using domain::PermanentError;
using domain::TemporaryError;
using net::LoginRefused;
using net::Protocol;
using net::Tls;

namespace {

enum class Kind { Temporary, Permanent, Login, None };

struct Failure {
  Kind kind = Kind::None;
  std::string words;
};

Failure failure_of(asio::io_context& io, Protocol protocol, const net::Endpoint& endpoint) {
  try {
    run_to_end(io, only_connect(io, protocol, endpoint));
  } catch (const LoginRefused& error) {
    return {Kind::Login, error.what()};
  } catch (const PermanentError& error) {
    return {Kind::Permanent, error.what()};
  } catch (const TemporaryError& error) {
    return {Kind::Temporary, error.what()};
  }
  return {};
}

bool names(const Failure& failure, std::string_view words) {
  return failure.words.find(words) != std::string::npos;
}

}  // namespace

TEST_CASE("a refused IMAP login is final unless the server's own words say that it will pass") {
  struct Row {
    const char* answer;
    Kind kind;
  };
  const Row rows[] = {{"NO [AUTHENTICATIONFAILED] Authentication failed.", Kind::Login},
                      {"NO wrong password", Kind::Login},
                      {"NO [EXPIRED] password expired", Kind::Login},
                      {"NO [UNAVAILABLE] Temporary authentication failure.", Kind::Temporary},
                      {"no [Unavailable] later", Kind::Temporary},
                      {"NO [LIMIT] too many connections", Kind::Temporary},
                      {"NO [INUSE] mailbox locked", Kind::Temporary},
                      {"BAD User is authenticated but not connected.", Kind::Temporary}};
  for (const auto& row : rows) {
    CAPTURE(row.answer);
    asio::io_context io;
    ScriptedServer server(io, [&](Peer& peer) -> asio::awaitable<void> {
      co_await greet_imap(peer, "AUTH=PLAIN SASL-IR");
      co_await peer.answer_tagged(row.answer);
      co_await peer.until_closed();
    });
    const auto failure = failure_of(io, Protocol::Imap, endpoint_at(server, Tls::None));
    CHECK(failure.kind == row.kind);
    CHECK(names(failure, row.answer));
    CHECK(names(failure, "imap 127.0.0.1:" + std::to_string(server.port())));
  }
}

TEST_CASE("a token that the server refuses by a challenge, as XOAUTH2 does, is a refused login") {
  struct Row {
    Protocol protocol;
    const char* capabilities;
    const char* challenge;
  };
  const Row rows[] = {{Protocol::Imap, "AUTH=XOAUTH2 SASL-IR", "+ eyJzdGF0dXMiOiI0MDEifQ==\r\n"},
                      {Protocol::Smtp, "250-AUTH XOAUTH2\r\n", "334 eyJzdGF0dXMiOiI0MDEifQ==\r\n"}};
  for (const auto& row : rows) {
    CAPTURE(row.challenge);
    asio::io_context io;
    ScriptedServer server(io, [&](Peer& peer) -> asio::awaitable<void> {
      if (row.protocol == Protocol::Imap) {
        co_await greet_imap(peer, row.capabilities);
      } else {
        co_await greet_smtp(peer, row.capabilities);
      }
      peer.heard.push_back(co_await peer.line());
      co_await peer.say(row.challenge);
      co_await peer.until_closed();
    });
    auto endpoint = endpoint_at(server, Tls::None);
    endpoint.login = net::BearerLogin{"anna", "withdrawn-token"};
    CHECK(failure_of(io, row.protocol, endpoint).kind == Kind::Login);
  }
}

TEST_CASE("an SMTP refusal is temporary with 4xx and final with 5xx, wherever it comes, with all its lines") {
  struct Row {
    const char* greeting;
    const char* login;
    Kind kind;
    const char* words;
  };
  const Row rows[] = {{"220 hello\r\n", "535-5.7.8 Username and Password\r\n535 5.7.8 not accepted\r\n",
                       Kind::Login, "535-5.7.8 Username and Password 5.7.8 not accepted"},
                      {"220 hello\r\n", "454 4.7.0 Temporary authentication failure\r\n", Kind::Temporary,
                       "454 4.7.0 Temporary"},
                      {"421 too busy\r\n", "", Kind::Temporary, "421 too busy"},
                      {"554 no service for you\r\n", "", Kind::Permanent, "554 no service for you"}};
  for (const auto& row : rows) {
    CAPTURE(row.words);
    asio::io_context io;
    ScriptedServer server(io, [&](Peer& peer) -> asio::awaitable<void> {
      co_await peer.say(row.greeting);
      co_await peer.line();
      co_await peer.say("250-mail.test\r\n250 AUTH PLAIN\r\n");
      co_await peer.line();
      co_await peer.say(row.login);
      co_await peer.until_closed();
    });
    const auto failure = failure_of(io, Protocol::Smtp, endpoint_at(server, Tls::None));
    CHECK(failure.kind == row.kind);
    CHECK(names(failure, row.words));
  }
}

TEST_CASE("a server that echoes the command puts no credential into the error") {
  asio::io_context io;
  ScriptedServer server(io, [&](Peer& peer) -> asio::awaitable<void> {
    co_await greet_imap(peer, "AUTH=PLAIN SASL-IR");
    const auto command = co_await peer.line();
    co_await peer.say(command.substr(0, 4) + " NO I do not know '" + command + "' nor s3cret-word\r\n");
    co_await peer.until_closed();
  });
  const auto failure = failure_of(io, Protocol::Imap, endpoint_at(server, Tls::None));
  CHECK(failure.kind == Kind::Login);
  CHECK(names(failure, "AUTHENTICATE PLAIN ***' nor ***"));
}

TEST_CASE("a certificate that the given authority did not sign is final") {
  asio::io_context io;
  ScriptedServer server(io, [](Peer& peer) -> asio::awaitable<void> { co_await peer.start_tls(); });
  auto endpoint = endpoint_at(server, Tls::Implicit);
  endpoint.ca_file = certificates().other_ca.string();
  const auto failure = failure_of(io, Protocol::Imap, endpoint);
  CHECK(failure.kind == Kind::Permanent);
  CHECK(names(failure, "certificate not trusted"));
  endpoint.ca_file = "/nonexistent/ca.pem";
  CHECK(failure_of(io, Protocol::Imap, endpoint).kind == Kind::Permanent);
  endpoint.ca_file.clear();
  CHECK(failure_of(io, Protocol::Imap, endpoint).kind == Kind::Permanent);
}

TEST_CASE("a certificate for another name is final") {
  asio::io_context io;
  ScriptedServer server(
      io, [](Peer& peer) -> asio::awaitable<void> { co_await peer.start_tls(Peer::Name::Elsewhere); });
  const auto failure = failure_of(io, Protocol::Imap, endpoint_at(server, Tls::Implicit));
  CHECK(failure.kind == Kind::Permanent);
  CHECK(names(failure, "certificate not trusted"));
}

TEST_CASE("a server without STARTTLS is never logged in to") {
  for (const auto protocol : {Protocol::Imap, Protocol::Smtp}) {
    asio::io_context io;
    bool asked = false;
    ScriptedServer server(io, [&](Peer& peer) -> asio::awaitable<void> {
      if (protocol == Protocol::Imap)
        co_await greet_imap(peer, "AUTH=PLAIN");
      else
        co_await greet_smtp(peer, "250-AUTH PLAIN\r\n");
      const auto line = co_await peer.line();
      asked = line.find("AUTH") != std::string::npos || line.find("LOGIN") != std::string::npos;
    });
    const auto failure = failure_of(io, protocol, endpoint_at(server, Tls::StartTls));
    CHECK(failure.kind == Kind::Permanent);
    CHECK(names(failure, "no STARTTLS"));
    CHECK_FALSE(asked);
  }
}

TEST_CASE("a server that is silent, gone, refusing or says BYE is a temporary failure") {
  asio::io_context io;
  ScriptedServer silent(io, [](Peer& peer) -> asio::awaitable<void> { co_await peer.until_closed(); });
  auto endpoint = endpoint_at(silent, Tls::None);
  endpoint.connect_timeout = 50ms;
  CHECK(failure_of(io, Protocol::Imap, endpoint).kind == Kind::Temporary);
  endpoint.tls = Tls::Implicit;
  CHECK(failure_of(io, Protocol::Smtp, endpoint).kind == Kind::Temporary);
  ScriptedServer gone(io, [](Peer& peer) -> asio::awaitable<void> {
    peer.close();
    co_return;
  });
  CHECK(failure_of(io, Protocol::Imap, endpoint_at(gone, Tls::None)).kind == Kind::Temporary);
  ScriptedServer bye(io,
                     [](Peer& peer) -> asio::awaitable<void> { co_await peer.say("* BYE overloaded\r\n"); });
  const auto failure = failure_of(io, Protocol::Imap, endpoint_at(bye, Tls::None));
  CHECK(failure.kind == Kind::Temporary);
  CHECK(names(failure, "BYE overloaded"));
  endpoint.port = 1;
  CHECK(failure_of(io, Protocol::Imap, endpoint).kind == Kind::Temporary);
  endpoint.host = "no-such-host.invalid";
  endpoint.connect_timeout = 10s;
  CHECK(failure_of(io, Protocol::Imap, endpoint).kind == Kind::Temporary);
}

TEST_CASE("what cannot be a host name never becomes part of a URL") {
  asio::io_context io;
  for (const char* host :
       {"", "mail.test/;x", "user@mail.test", "a b", "mail.test?x", "mail\r\n.test", "%41"}) {
    CAPTURE(host);
    net::Endpoint endpoint;
    endpoint.host = host;
    endpoint.port = 993;
    CHECK(failure_of(io, Protocol::Imap, endpoint).kind == Kind::Permanent);
  }
}

TEST_CASE("connecting can be cancelled while the server is silent, and the connector goes on working") {
  using namespace asio::experimental::awaitable_operators;
  asio::io_context io;
  ScriptedServer silent(io, [](Peer& peer) -> asio::awaitable<void> { co_await peer.until_closed(); });
  ScriptedServer answering(io, [](Peer& peer) -> asio::awaitable<void> {
    co_await greet_imap(peer, "AUTH=PLAIN SASL-IR");
    co_await peer.answer_tagged("OK welcome");
    co_await peer.until_closed();
  });
  run_to_end(io, [&]() -> asio::awaitable<void> {
    net::Connector connector(io.get_executor());
    const auto endpoint = endpoint_at(silent, Tls::None);
    asio::steady_timer soon(io, 30ms);
    const auto first =
        co_await (connector.connect(Protocol::Imap, endpoint) || soon.async_wait(asio::use_awaitable));
    CHECK(first.index() == 1);
    const auto other = endpoint_at(answering, Tls::None);
    const auto connected = co_await connector.connect(Protocol::Imap, other);
    CHECK(connected.stream != nullptr);
  }());
}

}  // namespace ticketd::tests
