// SPDX-License-Identifier: Apache-2.0
// The operator's way into the running daemon: a Unix socket in the state directory (0660). One request a
// connection and one answer, as daemon/protocol writes them; docs/control-protocol.md is its contract.
#pragma once

#include <filesystem>
#include <list>
#include <memory>
#include <string>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/local/stream_protocol.hpp>

#include "service/service_context.hpp"

namespace ticketd::service {

class ControlSocket {
 public:
  // Binds it, in place of what a daemon that was killed left behind. Throws TemporaryError.
  explicit ControlSocket(ServiceContext& context);
  ~ControlSocket();

  boost::asio::awaitable<void> run();  // until stop()
  // Whoever has asked nothing yet is left, and test calls are hung up; what the store is asked is answered.
  void stop();

 private:
  struct Peer;

  boost::asio::awaitable<void> serve(std::shared_ptr<Peer> peer);
  boost::asio::awaitable<void> answer(Peer& peer);

  ServiceContext& context_;
  std::filesystem::path path_;
  boost::asio::local::stream_protocol::acceptor acceptor_;
  std::list<std::shared_ptr<Peer>> peers_;
};

}  // namespace ticketd::service
