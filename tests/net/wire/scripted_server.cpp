// SPDX-License-Identifier: Apache-2.0
#include "net/wire/scripted_server.hpp"

#include <array>
#include <chrono>
#include <stdexcept>
#include <utility>

#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include "net/wire/certificates.hpp"

namespace ticketd::tests {

namespace asio = boost::asio;
using asio::use_awaitable;
using asio::ip::tcp;

Peer::Peer(tcp::socket socket) : socket_(std::move(socket)), context_(asio::ssl::context::tls_server) {}

asio::awaitable<void> Peer::start_tls(Name name) {
  const auto& made = certificates();
  const bool ours = name == Name::Ours;
  context_.use_certificate_chain_file((ours ? made.certificate : made.elsewhere).string());
  context_.use_private_key_file((ours ? made.key : made.elsewhere_key).string(), asio::ssl::context::pem);
  tls_.emplace(socket_, context_);
  co_await tls_->async_handshake(asio::ssl::stream_base::server, use_awaitable);
}

asio::awaitable<void> Peer::read_more() {
  std::array<char, 16384> block{};
  std::size_t got = 0;
  if (tls_)
    got = co_await tls_->async_read_some(asio::buffer(block), use_awaitable);
  else
    got = co_await socket_.async_read_some(asio::buffer(block), use_awaitable);
  buffer_.append(block.data(), got);
}

asio::awaitable<std::string> Peer::line() {
  while (buffer_.find("\r\n") == std::string::npos) co_await read_more();
  const auto end = buffer_.find("\r\n");
  auto line = buffer_.substr(0, end);
  buffer_.erase(0, end + 2);
  co_return line;
}

asio::awaitable<std::string> Peer::bytes(std::size_t count) {
  while (buffer_.size() < count) co_await read_more();
  auto bytes = buffer_.substr(0, count);
  buffer_.erase(0, count);
  co_return bytes;
}

asio::awaitable<void> Peer::say(std::string text) {
  if (tls_)
    co_await asio::async_write(*tls_, asio::buffer(text), use_awaitable);
  else
    co_await asio::async_write(socket_, asio::buffer(text), use_awaitable);
}

asio::awaitable<std::string> Peer::answer_tagged(std::string answer) {
  auto command = co_await line();
  heard.push_back(command);
  co_await say(command.substr(0, command.find(' ')) + " " + answer + "\r\n");
  co_return command;
}

asio::awaitable<void> Peer::until_closed() {
  while (true) {
    co_await read_more();
    buffer_.clear();
  }
}

void Peer::close() {
  socket_.close();
}

void Peer::reset() {
  socket_.set_option(asio::socket_base::linger(true, 0));
  socket_.close();
}

namespace {

// A script ends by exception when its client goes away: that is no finding.
asio::awaitable<void> serve(tcp::socket socket, ScriptedServer::Script script) {
  Peer peer(std::move(socket));
  try {
    co_await script(peer);
  } catch (const boost::system::system_error&) {
  }
}

asio::awaitable<void> accept_all(tcp::acceptor& acceptor, ScriptedServer::Script script,
                                 std::shared_ptr<int> connections) {
  const auto executor = acceptor.get_executor();
  while (true) {
    auto socket = co_await acceptor.async_accept(use_awaitable);
    ++*connections;
    asio::co_spawn(executor, serve(std::move(socket), script), asio::detached);
  }
}

}  // namespace

ScriptedServer::ScriptedServer(asio::io_context& io, Script script)
    : acceptor_(io, tcp::endpoint(asio::ip::make_address("127.0.0.1"), 0)) {
  asio::co_spawn(io, accept_all(acceptor_, std::move(script), connections_),
                 [](const std::exception_ptr&) {});
}

void run_to_end(asio::io_context& io, asio::awaitable<void> test) {
  std::exception_ptr failure;
  bool finished = false;
  io.restart();
  asio::co_spawn(io, std::move(test), [&](std::exception_ptr error) {
    failure = std::move(error);
    finished = true;
    io.stop();
  });
  io.run_for(std::chrono::seconds{60});
  if (failure) std::rethrow_exception(failure);
  if (!finished) throw std::runtime_error("the test did not end within 60 s");
}

}  // namespace ticketd::tests
