// SPDX-License-Identifier: Apache-2.0
// A small HTTP/1.1 server on loopback with a function for its answers, and a note of all it was asked.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <boost/asio/io_context.hpp>

#include "net/wire/scripted_server.hpp"

namespace ticketd::tests {

struct Asked {
  std::string method;
  std::string target;
  std::vector<std::string> headers;
  std::string body;
  [[nodiscard]] std::string header(std::string_view lower_case_name) const;  // "" if absent
  // The decoded value of a form field, in the body or the query; "" if absent.
  [[nodiscard]] std::string field(std::string_view name) const;
};

struct Answered {
  int status = 200;
  std::string body;
  std::vector<std::string> headers;
  enum class Then { Answer, HangUp } then = Then::Answer;
};

class HttpServer {
 public:
  using Handler = std::function<Answered(const Asked&)>;
  HttpServer(boost::asio::io_context& io, Handler handler);
  [[nodiscard]] std::string base() const { return "http://127.0.0.1:" + std::to_string(server_.port()); }
  [[nodiscard]] const std::vector<Asked>& asked() const { return asked_; }

 private:
  boost::asio::awaitable<void> serve(Peer& peer);

  Handler handler_;
  std::vector<Asked> asked_;
  ScriptedServer server_;
};

}  // namespace ticketd::tests
