// SPDX-License-Identifier: Apache-2.0
// HTTP over the same libcurl multi: the token endpoint, the heartbeat and the REST telephone gateway. HTTPS
// is verified.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include <boost/asio/awaitable.hpp>

#include "net/wire/connection.hpp"

namespace ticketd::net {

struct HttpRequest {
  std::string method = "GET";
  std::string url;
  std::string body;
  std::vector<std::string> headers;
  std::string user;  // basic authentication where not empty
  std::string password;
  std::string ca_file;
  std::chrono::milliseconds deadline{15'000};
  std::size_t largest_answer = 1024 * 1024;
};

struct HttpAnswer {
  int status = 0;
  std::string body;
  std::vector<std::string> headers;
};

// Any status is an answer; throws TemporaryError or PermanentError (certificate) where there was none.
boost::asio::awaitable<HttpAnswer> ask(Connector& connector, const HttpRequest& request);

}  // namespace ticketd::net
