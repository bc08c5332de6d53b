// SPDX-License-Identifier: Apache-2.0
// The operator's way into the running daemon: a Unix socket beside the database (0660). One request a
// connection, one JSON object a line; the answer too. Requests: {"do": "mailbox"}, {"do": "outbox-retry",
// "id": 7},
// {"do": "outbox-drop", "id": 7}, {"do": "replay", "ticket": 12}. Answers have "ok", and "error" where it is
// false.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/local/stream_protocol.hpp>

#include "service/workshop.hpp"

namespace ticketd::service {

[[nodiscard]] std::filesystem::path control_path(const std::filesystem::path& store);

class ControlSocket {
 public:
  // Binds it, in place of what a daemon that was killed left behind. Throws TemporaryError.
  explicit ControlSocket(Workshop& workshop);
  ~ControlSocket();

  boost::asio::awaitable<void> run();  // until stop()
  void stop();

 private:
  boost::asio::awaitable<void> serve(boost::asio::local::stream_protocol::socket peer);

  Workshop& workshop_;
  std::filesystem::path path_;
  boost::asio::local::stream_protocol::acceptor acceptor_;
};

}  // namespace ticketd::service
