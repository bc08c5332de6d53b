// SPDX-License-Identifier: Apache-2.0
#include "servers/login.hpp"

#include <cerrno>
#include <chrono>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <unistd.h>

#include "domain/error.hpp"
#include "servers/endpoints.hpp"

namespace ticketd::servers {
namespace {

std::string kept_token(const std::filesystem::path& file) {
  std::ifstream stream(file);
  return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

// A new file and a rename: whatever happens in between, one whole token is there.
void save_token(const std::filesystem::path& file, const std::string& token) {
  const std::string fresh = file.string() + ".new";
  const int handle = ::open(fresh.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  const bool written = handle >= 0 &&
                       ::write(handle, token.data(), token.size()) == static_cast<ssize_t>(token.size()) &&
                       ::fsync(handle) == 0;
  const int error = errno;
  if (handle >= 0) ::close(handle);
  if (!written || ::rename(fresh.c_str(), file.c_str()) != 0)
    throw domain::TemporaryError(file.string() + ": the new refresh token could not be kept (" +
                                 std::strerror(error) + ")");
}

}  // namespace

Login::Login(net::Connector& connector, config::Server server, const std::string& name,
             const std::filesystem::path& state)
    : connector_(connector), server_(std::move(server)) {
  const auto file = state / ("refresh-token-" + name);
  if (auto request = token_request(server_, kept_token(file)))
    tokens_ = std::make_unique<net::AccessTokens>(
        connector_, std::move(*request), [file](const std::string& token) { save_token(file, token); });
}

boost::asio::awaitable<net::Connector::Connected> Login::connect(net::Protocol protocol) {
  if (!tokens_) co_return co_await connector_.connect(protocol, endpoint(server_));
  bool refused = false;
  try {
    co_return co_await connect_with_token(protocol);
  } catch (const net::LoginRefused&) {
    refused = true;
  }
  // The token may have been withdrawn before its time: one more try with a fresh one tells.
  if (refused) tokens_->forget();
  co_return co_await connect_with_token(protocol);
}

std::optional<std::chrono::system_clock::time_point> Login::token_expires() const {
  if (!tokens_) return std::nullopt;
  return tokens_->expires();
}

boost::asio::awaitable<net::Connector::Connected> Login::connect_with_token(net::Protocol protocol) {
  auto token = co_await tokens_->token(std::chrono::system_clock::now());
  co_return co_await connector_.connect(protocol, with_token(endpoint(server_), server_, std::move(token)));
}

}  // namespace ticketd::servers
