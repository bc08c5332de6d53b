// SPDX-License-Identifier: Apache-2.0
// A connected, encrypted and logged-in byte stream. libcurl brings it up (TCP, TLS, SASL, bearer tokens) with
// CURLOPT_CONNECT_ONLY; from then on the dialogue is ours. Everything runs on the io_context's one thread.
#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

#include "domain/error.hpp"
#include "net/wire/endpoint.hpp"

namespace ticketd::net {

class CurlMulti;

// The server knows us not: a wrong password, or a token it no longer takes (AccessTokens::forget and one
// more try may help).
class LoginRefused : public domain::PermanentError {
 public:
  using domain::PermanentError::PermanentError;
};

// A byte stream with deadlines: the seam at which tests put a scripted peer. Each call throws
// domain::TemporaryError when the peer is gone or the deadline passes; the stream is then dead.
class Stream {
 public:
  virtual ~Stream() = default;
  // At least one byte; 0 only at the orderly end of the stream. Cancelling it loses nothing: the stream stays
  // usable.
  virtual boost::asio::awaitable<std::size_t> read_some(std::span<char> into,
                                                        std::chrono::milliseconds deadline) = 0;
  // All of it. `bytes` must stay where they are until it returns. Cancelling it leaves a dead stream.
  virtual boost::asio::awaitable<void> write(std::string_view bytes, std::chrono::milliseconds deadline) = 0;
};

enum class Protocol { Imap, Smtp };

// All libcurl connections of one thread. Must outlive the streams it made.
class Connector {
 public:
  explicit Connector(boost::asio::any_io_executor executor);
  ~Connector();
  Connector(const Connector&) = delete;
  Connector& operator=(const Connector&) = delete;

  struct Connected {
    std::unique_ptr<Stream> stream;
    std::vector<std::string> greeting;  // the server's lines of the connect phase, e.g. the EHLO answer
  };

  // Connects and logs in. Throws LoginRefused for a refused login, domain::PermanentError for an untrusted
  // certificate, a server without STARTTLS or an SMTP 5xx; domain::TemporaryError for everything else, each
  // with host, port and the server's words, never a credential. Safe to cancel.
  boost::asio::awaitable<Connected> connect(Protocol protocol, const Endpoint& endpoint);

  // For this folder's own HTTP.
  [[nodiscard]] const std::shared_ptr<CurlMulti>& multi() const { return multi_; }

 private:
  std::shared_ptr<CurlMulti> multi_;
};

}  // namespace ticketd::net
