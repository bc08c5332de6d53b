// SPDX-License-Identifier: Apache-2.0
// A TCP server on loopback whose every connection runs a script: the peer in tests of what goes over a
// socket. It lives on the test's own io_context, so nothing here needs a thread or a sleep.
#pragma once

#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>

namespace ticketd::tests {

// The server's end of one connection.
class Peer {
 public:
  explicit Peer(boost::asio::ip::tcp::socket socket);

  enum class Name { Ours, Elsewhere };
  boost::asio::awaitable<void> start_tls(Name name = Name::Ours);
  // A line without its CRLF; throws at the end of the stream.
  boost::asio::awaitable<std::string> line();
  boost::asio::awaitable<std::string> bytes(std::size_t count);
  boost::asio::awaitable<void> say(std::string text);  // as it is
  // Reads a line, notes it in `heard`, says "TAG " + answer with the line's tag.
  boost::asio::awaitable<std::string> answer_tagged(std::string answer);
  boost::asio::awaitable<void> until_closed();
  void close();  // without a TLS farewell
  void reset();  // RST

  std::vector<std::string> heard;

 private:
  boost::asio::awaitable<void> read_more();

  boost::asio::ip::tcp::socket socket_;
  boost::asio::ssl::context context_;
  std::optional<boost::asio::ssl::stream<boost::asio::ip::tcp::socket&>> tls_;
  std::string buffer_;
};

class ScriptedServer {
 public:
  using Script = std::function<boost::asio::awaitable<void>(Peer&)>;
  ScriptedServer(boost::asio::io_context& io, Script script);
  [[nodiscard]] std::uint16_t port() const { return acceptor_.local_endpoint().port(); }
  [[nodiscard]] int connections() const { return *connections_; }

 private:
  boost::asio::ip::tcp::acceptor acceptor_;
  std::shared_ptr<int> connections_ = std::make_shared<int>(0);
};

// Runs `test` to its end; rethrows what it threw; throws after 60 s.
void run_to_end(boost::asio::io_context& io, boost::asio::awaitable<void> test);

// The message of the exception that `test` throws; "" if none. `Kind` must be its exact kind.
template <class Kind>
std::string message_thrown_by(boost::asio::io_context& io, boost::asio::awaitable<void> test) {
  try {
    run_to_end(io, std::move(test));
  } catch (const Kind& error) {
    return error.what();
  }
  return {};
}

}  // namespace ticketd::tests
