// SPDX-License-Identifier: Apache-2.0
#include "service/control_socket.hpp"

#include <chrono>
#include <sys/stat.h>

#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include "domain/error.hpp"
#include "protocol/socket.hpp"
#include "service/control_request.hpp"

namespace ticketd::service {
namespace asio = boost::asio;
using asio::local::stream_protocol;
namespace {

constexpr auto patience = std::chrono::seconds{10};

asio::awaitable<void> after(std::chrono::steady_clock::duration span) {
  asio::steady_timer timer(co_await asio::this_coro::executor, span);
  co_await timer.async_wait(asio::use_awaitable);
}

asio::awaitable<std::string> read_request(stream_protocol::socket& peer) {
  std::string text;
  boost::system::error_code error;
  co_await asio::async_read_until(peer, asio::dynamic_buffer(text, protocol::longest_request), '\n',
                                  asio::redirect_error(asio::use_awaitable, error));
  co_return error ? std::string() : text;
}

}  // namespace

struct ControlSocket::Peer {
  explicit Peer(stream_protocol::socket accepted) : socket(std::move(accepted)) {}

  stream_protocol::socket socket;
  asio::cancellation_signal hang_up;  // a call that this one has asked for
};

ControlSocket::ControlSocket(ServiceContext& context)
    : context_(context),
      path_(protocol::socket_path(context.desk->config().store.state)),
      acceptor_(context.network) {
  // The lock on the database is ours by now, so a socket that is there belongs to nobody.
  std::error_code ignored;
  std::filesystem::remove(path_, ignored);
  try {
    acceptor_.open();
    const mode_t before = ::umask(0117);
    boost::system::error_code error;
    acceptor_.bind(stream_protocol::endpoint(path_.string()), error);
    ::umask(before);
    if (error) throw boost::system::system_error(error);
    acceptor_.listen();
  } catch (const boost::system::system_error& problem) {
    throw domain::TemporaryError(path_.string() + ": " + problem.code().message());
  }
}

ControlSocket::~ControlSocket() {
  std::error_code ignored;
  std::filesystem::remove(path_, ignored);
}

asio::awaitable<void> ControlSocket::run() {
  for (;;) {
    boost::system::error_code error;
    auto peer = co_await acceptor_.async_accept(asio::redirect_error(asio::use_awaitable, error));
    if (error == asio::error::operation_aborted || !acceptor_.is_open()) co_return;
    if (!error)
      asio::co_spawn(context_.network, serve(std::make_shared<Peer>(std::move(peer))), asio::detached);
  }
}

void ControlSocket::stop() {
  boost::system::error_code ignored;
  acceptor_.close(ignored);
  for (const auto& peer : peers_) {
    peer->socket.shutdown(stream_protocol::socket::shutdown_receive, ignored);
    peer->hang_up.emit(asio::cancellation_type::terminal);
  }
}

asio::awaitable<void> ControlSocket::serve(std::shared_ptr<Peer> peer) {
  peers_.push_back(peer);
  co_await answer(*peer);
  peers_.remove(peer);
}

asio::awaitable<void> ControlSocket::answer(Peer& peer) {
  using namespace asio::experimental::awaitable_operators;
  auto request = co_await (read_request(peer.socket) || after(patience));
  if (request.index() != 0 || std::get<0>(request).empty()) co_return;
  const std::string text =
      co_await answer_request(context_, std::get<0>(std::move(request)), peer.hang_up.slot()) + "\n";
  boost::system::error_code ignored;
  co_await asio::async_write(peer.socket, asio::buffer(text),
                             asio::redirect_error(asio::use_awaitable, ignored));
}

}  // namespace ticketd::service
