// SPDX-License-Identifier: Apache-2.0
// What the connector's tests share: endpoints at a scripted server, and the usual beginnings of a dialogue.
#pragma once

#include <array>
#include <chrono>
#include <string>
#include <utility>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>

#include "net/wire/certificates.hpp"
#include "net/wire/connection.hpp"
#include "net/wire/scripted_server.hpp"

namespace ticketd::tests {

inline net::Endpoint endpoint_at(const ScriptedServer& server, net::Tls tls) {
  net::Endpoint endpoint;
  endpoint.host = "127.0.0.1";
  endpoint.port = server.port();
  endpoint.tls = tls;
  endpoint.login = net::PasswordLogin{"anna", "s3cret-word"};
  endpoint.ca_file = certificates().ca.string();
  endpoint.connect_timeout = std::chrono::seconds{10};
  return endpoint;
}

// Greets and answers CAPABILITY.
inline boost::asio::awaitable<void> greet_imap(Peer& peer, std::string capabilities) {
  co_await peer.say("* OK hello\r\n");
  const auto command = co_await peer.line();
  co_await peer.say("* CAPABILITY IMAP4rev1 " + capabilities + "\r\n" + command.substr(0, 4) +
                    " OK done\r\n");
}

// Greets and answers EHLO.
inline boost::asio::awaitable<void> greet_smtp(Peer& peer, std::string keywords) {
  co_await peer.say("220 mail.test ESMTP\r\n");
  peer.heard.push_back(co_await peer.line());
  co_await peer.say("250-mail.test\r\n" + keywords + "250 HELP\r\n");
}

inline boost::asio::awaitable<net::Connector::Connected> connect(boost::asio::io_context& io,
                                                                 net::Protocol protocol,
                                                                 net::Endpoint endpoint) {
  net::Connector connector(io.get_executor());
  co_return co_await connector.connect(protocol, endpoint);
}

// Connects and lets go again: for tests of what connecting throws.
inline boost::asio::awaitable<void> only_connect(boost::asio::io_context& io, net::Protocol protocol,
                                                 net::Endpoint endpoint) {
  net::Connector connector(io.get_executor());
  const auto connected = co_await connector.connect(protocol, endpoint);
}

// Exactly `count` bytes, or fewer at the end of the stream.
inline boost::asio::awaitable<std::string> read_exactly(net::Stream& stream, std::size_t count) {
  std::string result;
  std::array<char, 4096> block{};
  while (result.size() < count) {
    const auto got = co_await stream.read_some(block, std::chrono::seconds{5});
    if (got == 0) break;
    result.append(block.data(), got);
  }
  co_return result;
}

}  // namespace ticketd::tests
