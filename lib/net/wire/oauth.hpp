// SPDX-License-Identifier: Apache-2.0
// Access tokens by RFC 6749: refresh-token and client-credentials grants, cached until shortly before they
// expire. A rotated refresh token is handed to `keep`, which must make it durable before the old one is
// forgotten.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include <boost/asio/awaitable.hpp>

#include "net/wire/http.hpp"

namespace ticketd::net {

struct TokenRequest {
  enum class Grant { RefreshToken, ClientCredentials };
  Grant grant = Grant::RefreshToken;
  std::string token_url;
  std::string client_id;
  std::string client_secret;
  std::string refresh_token;
  std::string scope;
  std::string ca_file;
};

class AccessTokens {
 public:
  AccessTokens(Connector& connector, TokenRequest request, std::function<void(const std::string&)> keep);
  // A token valid for at least a minute from `now`. Throws PermanentError for invalid_grant and the like,
  // with the endpoint's words; TemporaryError otherwise. Callers who come together share one request: a
  // refresh token that is used twice may be taken for stolen. What `keep` throws is passed on; the next call
  // hands it the same token again first.
  boost::asio::awaitable<std::string> token(std::chrono::system_clock::time_point now);
  void forget();  // after a server refused the token
  // Of the token last given; the epoch when there is none.
  [[nodiscard]] std::chrono::system_clock::time_point expires() const { return expires_; }

 private:
  class Turn;
  boost::asio::awaitable<void> fetch(std::chrono::system_clock::time_point now);
  void save_rotated();

  Connector& connector_;
  TokenRequest request_;
  std::function<void(const std::string&)> keep_;
  std::string token_;
  std::chrono::system_clock::time_point expires_{};
  std::string unkept_;          // a rotated refresh token that is not durable yet
  std::shared_ptr<Turn> turn_;  // present while somebody fetches
};

}  // namespace ticketd::net
