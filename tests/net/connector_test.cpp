#include <array>
#include <chrono>
#include <string>

#include <boost/asio/io_context.hpp>
#include <doctest/doctest.h>

#include "domain/error.hpp"
#include "net/certificates.hpp"
#include "net/connection.hpp"
#include "net/scripted_server.hpp"

namespace ticketd::tests {

namespace asio = boost::asio;
using namespace std::chrono_literals;
using net::Protocol;
using net::Tls;

namespace {

net::Endpoint endpoint_at(const ScriptedServer& server, Tls tls) {
  net::Endpoint endpoint;
  endpoint.host = "127.0.0.1";
  endpoint.port = server.port();
  endpoint.tls = tls;
  endpoint.login = net::PasswordLogin{"anna", "s3cret-word"};
  endpoint.ca_file = certificates().ca.string();
  endpoint.connect_timeout = 10s;
  return endpoint;
}

// Greets, answers CAPABILITY with `capabilities` and the login with `login`.
asio::awaitable<void> imap_until_login(Peer& peer, std::string capabilities, std::string login) {
  co_await peer.say("* OK hello\r\n");
  const auto command = co_await peer.line();
  co_await peer.say("* CAPABILITY IMAP4rev1 " + capabilities + "\r\n" + command.substr(0, 4) +
                    " OK done\r\n");
  co_await peer.answer_tagged(std::move(login));
}

asio::awaitable<std::string> read_exactly(net::Stream& stream, std::size_t count) {
  std::string result;
  std::array<char, 4096> block{};
  while (result.size() < count) {
    const auto got = co_await stream.read_some(block, 5s);
    if (got == 0) break;
    result.append(block.data(), got);
  }
  co_return result;
}

}  // namespace

TEST_CASE("an IMAPS connection logs in and then carries bytes both ways") {
  asio::io_context io;
  std::vector<std::string> heard;
  ScriptedServer server(io, [&heard](Peer& peer) -> asio::awaitable<void> {
    co_await peer.start_tls();
    co_await imap_until_login(peer, "AUTH=PLAIN SASL-IR", "OK welcome");
    heard = peer.heard;
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

}  // namespace ticketd::tests
