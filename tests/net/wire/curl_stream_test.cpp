// SPDX-License-Identifier: Apache-2.0
// The stream after the login: deadlines, ends, cancelling, and what OpenSSL buffers.
#include <string>

#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <doctest/doctest.h>

#include "net/wire/connector_fixture.hpp"

namespace ticketd::tests {

namespace asio = boost::asio;
using namespace std::chrono_literals;
using namespace asio::experimental::awaitable_operators;
using domain::TemporaryError;
using net::Protocol;
using net::Tls;

namespace {

// A relay that needs no login, and then does what `then` says.
ScriptedServer relay(asio::io_context& io, Tls tls, ScriptedServer::Script then) {
  return ScriptedServer(io, [tls, then = std::move(then)](Peer& peer) -> asio::awaitable<void> {
    if (tls == Tls::Implicit) co_await peer.start_tls();
    co_await greet_smtp(peer, "");
    co_await then(peer);
  });
}

asio::awaitable<net::Connector::Connected> connect_to(asio::io_context& io, const ScriptedServer& server,
                                                      Tls tls) {
  auto endpoint = endpoint_at(server, tls);
  endpoint.login = std::monostate{};
  co_return co_await connect(io, Protocol::Smtp, endpoint);
}

std::string numbered_bytes(std::size_t count) {
  std::string bytes;
  for (std::size_t i = 0; bytes.size() < count; ++i) bytes += std::to_string(i) + ' ';
  bytes.resize(count);
  return bytes;
}

}  // namespace

TEST_CASE("a read ends by its deadline, naming the peer, and the next one is tried again") {
  asio::io_context io;
  auto server = relay(io, Tls::Implicit, [](Peer& peer) -> asio::awaitable<void> {
    const auto line = co_await peer.line();
    co_await peer.say(line);
  });
  const auto place = "smtp 127.0.0.1:" + std::to_string(server.port());
  const auto words = message_thrown_by<TemporaryError>(io, [&]() -> asio::awaitable<void> {
    const auto connected = co_await connect_to(io, server, Tls::Implicit);
    std::array<char, 10> block{};
    co_await connected.stream->read_some(block, 20ms);
  }());
  CHECK(words == place + ": no answer in time");
}

TEST_CASE("megabytes go out and come back whole through TLS while the peer reads in its own time") {
  asio::io_context io;
  const auto sent = numbered_bytes(5'000'000);
  auto server = relay(io, Tls::Implicit, [&](Peer& peer) -> asio::awaitable<void> {
    asio::steady_timer pause(io, 50ms);
    co_await pause.async_wait(asio::use_awaitable);
    auto bytes = co_await peer.bytes(sent.size());
    co_await peer.say(std::move(bytes));
  });
  run_to_end(io, [&]() -> asio::awaitable<void> {
    const auto connected = co_await connect_to(io, server, Tls::Implicit);
    co_await connected.stream->write(sent, 10s);
    const auto back = co_await read_exactly(*connected.stream, sent.size());
    CHECK(back == sent);
  }());
}

TEST_CASE("bytes that one TLS record brought are all readable in pieces without the peer saying more") {
  asio::io_context io;
  auto server = relay(io, Tls::Implicit, [](Peer& peer) -> asio::awaitable<void> {
    co_await peer.line();
    co_await peer.say(numbered_bytes(10'000));
    co_await peer.until_closed();
  });
  run_to_end(io, [&]() -> asio::awaitable<void> {
    const auto connected = co_await connect_to(io, server, Tls::Implicit);
    co_await connected.stream->write("go\r\n", 5s);
    std::string got;
    std::array<char, 7> block{};
    while (got.size() < 10'000) {
      const auto size = co_await connected.stream->read_some(block, 5s);
      REQUIRE(size > 0);
      got.append(block.data(), size);
    }
    CHECK(got == numbered_bytes(10'000));
  }());
}

TEST_CASE("a write ends by its deadline where the peer takes nothing, and leaves a dead stream") {
  asio::io_context io;
  auto server = relay(io, Tls::Implicit, [&](Peer&) -> asio::awaitable<void> {
    asio::steady_timer long_pause(io, 10s);
    co_await long_pause.async_wait(asio::use_awaitable);
  });
  run_to_end(io, [&]() -> asio::awaitable<void> {
    const auto connected = co_await connect_to(io, server, Tls::Implicit);
    const auto bytes = numbered_bytes(20'000'000);
    std::string first, second;
    try {
      co_await connected.stream->write(bytes, 50ms);
    } catch (const TemporaryError& error) {
      first = error.what();
    }
    try {
      co_await connected.stream->write("x", 50ms);
    } catch (const TemporaryError& error) {
      second = error.what();
    }
    CHECK(first.find("takes nothing in time") != std::string::npos);
    CHECK(second.find("cut short") != std::string::npos);
  }());
}

TEST_CASE("what came before the end of the stream is read first, a reset is an error") {
  for (const auto tls : {Tls::None, Tls::Implicit}) {
    asio::io_context io;
    auto server = relay(io, tls, [](Peer& peer) -> asio::awaitable<void> {
      co_await peer.line();
      co_await peer.say("* BYE going down\r\n");
      peer.close();
    });
    run_to_end(io, [&]() -> asio::awaitable<void> {
      const auto connected = co_await connect_to(io, server, tls);
      co_await connected.stream->write("go\r\n", 5s);
      const auto all = co_await read_exactly(*connected.stream, 1000);
      CHECK(all == "* BYE going down\r\n");
    }());
    auto resetting = relay(io, tls, [](Peer& peer) -> asio::awaitable<void> {
      co_await peer.line();
      peer.reset();
    });
    const auto words = message_thrown_by<TemporaryError>(io, [&]() -> asio::awaitable<void> {
      const auto connected = co_await connect_to(io, resetting, tls);
      co_await connected.stream->write("go\r\n", 5s);
      co_await read_exactly(*connected.stream, 1);
    }());
    CHECK(words.find("connection lost while reading") != std::string::npos);
  }
}

TEST_CASE("a read can be cancelled and taken up again: nothing is lost") {
  asio::io_context io;
  auto server = relay(io, Tls::Implicit, [](Peer& peer) -> asio::awaitable<void> {
    const auto line = co_await peer.line();
    co_await peer.say("+ " + line + "\r\n");
  });
  run_to_end(io, [&]() -> asio::awaitable<void> {
    const auto connected = co_await connect_to(io, server, Tls::Implicit);
    std::array<char, 100> block{};
    asio::steady_timer soon(io, 20ms);
    const auto first =
        co_await (connected.stream->read_some(block, 5s) || soon.async_wait(asio::use_awaitable));
    CHECK(first.index() == 1);
    co_await connected.stream->write("DONE\r\n", 5s);
    const auto answer = co_await read_exactly(*connected.stream, 8);
    CHECK(answer == "+ DONE\r\n");
  }());
}

}  // namespace ticketd::tests
