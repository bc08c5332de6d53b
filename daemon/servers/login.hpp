// SPDX-License-Identifier: Apache-2.0
// Getting into a server as the configuration says: with a password, or with an access token that is fetched,
// renewed and tried afresh once when the server no longer takes it. Rotated refresh tokens outlive the
// process in the state directory (0600).
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include <boost/asio/awaitable.hpp>

#include "config/config.hpp"
#include "net/wire/connection.hpp"
#include "net/wire/oauth.hpp"

namespace ticketd::servers {

class Login {
 public:
  // `name` tells the servers of one desk apart: "smtp", "imap-support". `state`: the directory for refresh
  // tokens.
  Login(net::Connector& connector, config::Server server, const std::string& name,
        const std::filesystem::path& state);

  boost::asio::awaitable<net::Connector::Connected> connect(net::Protocol protocol);
  // Of the access token in use; nothing where a password or nobody logs in.
  [[nodiscard]] std::optional<std::chrono::system_clock::time_point> token_expires() const;

 private:
  boost::asio::awaitable<net::Connector::Connected> connect_with_token(net::Protocol protocol);

  net::Connector& connector_;
  config::Server server_;
  std::unique_ptr<net::AccessTokens> tokens_;
};

}  // namespace ticketd::servers
