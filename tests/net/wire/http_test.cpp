// SPDX-License-Identifier: Apache-2.0
#include "net/wire/http.hpp"

#include <string>

#include <doctest/doctest.h>

#include "net/wire/connector_fixture.hpp"
#include "net/wire/http_server.hpp"

namespace ticketd::tests {

namespace asio = boost::asio;
using namespace std::chrono_literals;
using domain::PermanentError;
using domain::TemporaryError;

namespace {

net::HttpAnswer answer_to(asio::io_context& io, const net::HttpRequest& request) {
  net::HttpAnswer answer;
  run_to_end(io, [&]() -> asio::awaitable<void> {
    net::Connector connector(io.get_executor());
    answer = co_await net::ask(connector, request);
  }());
  return answer;
}

asio::awaitable<void> only_ask(asio::io_context& io, net::HttpRequest request) {
  net::Connector connector(io.get_executor());
  co_await net::ask(connector, request);
}

net::HttpRequest get(const HttpServer& server, const std::string& path) {
  net::HttpRequest request;
  request.url = server.base() + path;
  return request;
}

}  // namespace

TEST_CASE("a request's method, headers, login and body arrive, and any status is an answer") {
  asio::io_context io;
  HttpServer server(io, [](const Asked&) { return Answered{503, "busy", {"Retry-After: 3"}}; });
  auto request = get(server, "/x?y=1");
  request.method = "POST";
  request.body = std::string("a=b&c=\0", 7);
  request.headers = {"X-Probe: 1"};
  request.user = "AC0";
  request.password = "token";
  const auto answer = answer_to(io, request);
  CHECK(answer.status == 503);
  CHECK(answer.body == "busy");
  CHECK(answer.headers[0] == "Retry-After: 3");
  REQUIRE(server.asked().size() == 1);
  const auto& asked = server.asked()[0];
  CHECK(asked.method == "POST");
  CHECK(asked.target == "/x?y=1");
  CHECK(asked.body == std::string("a=b&c=\0", 7));
  CHECK(asked.header("x-probe") == "1");
  CHECK(asked.header("authorization") == "Basic QUMwOnRva2Vu");
}

TEST_CASE("a redirect is an answer and is not followed") {
  asio::io_context io;
  HttpServer server(io, [](const Asked&) { return Answered{302, "", {"Location: /elsewhere"}}; });
  CHECK(answer_to(io, get(server, "/")).status == 302);
  CHECK(server.asked().size() == 1);
}

TEST_CASE("an answer beyond the largest is refused, body and headers counted") {
  asio::io_context io;
  for (const bool in_body : {true, false}) {
    HttpServer server(io, [&](const Asked&) {
      const std::string much(5000, 'x');
      return in_body ? Answered{200, much, {}} : Answered{200, "", {"X-Much: " + much}};
    });
    auto request = get(server, "/");
    request.largest_answer = 4000;
    const auto words = message_thrown_by<TemporaryError>(io, only_ask(io, request));
    CHECK(words.find("larger than 4000 bytes") != std::string::npos);
  }
}

TEST_CASE("a silent server is given up at the deadline, without the URL's path in the message") {
  asio::io_context io;
  ScriptedServer silent(io, [](Peer& peer) -> asio::awaitable<void> { co_await peer.until_closed(); });
  net::HttpRequest request;
  request.url = "http://127.0.0.1:" + std::to_string(silent.port()) + "/secret-path";
  request.deadline = 50ms;
  const auto words = message_thrown_by<TemporaryError>(io, only_ask(io, request));
  CHECK(words.find("http 127.0.0.1:" + std::to_string(silent.port()) + ": no answer") != std::string::npos);
  CHECK(words.find("secret-path") == std::string::npos);
}

TEST_CASE("HTTPS is verified against the given authority") {
  asio::io_context io;
  ScriptedServer server(io, [](Peer& peer) -> asio::awaitable<void> {
    co_await peer.start_tls();
    co_await peer.line();
    co_await peer.say("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
    co_await peer.until_closed();
  });
  net::HttpRequest request;
  request.url = "https://localhost:" + std::to_string(server.port()) + "/";
  request.ca_file = certificates().ca.string();
  CHECK(answer_to(io, request).body == "ok");
  request.ca_file = certificates().other_ca.string();
  const auto words = message_thrown_by<PermanentError>(io, only_ask(io, request));
  CHECK(words.find("certificate not trusted") != std::string::npos);
}

TEST_CASE("what is not an http URL or breaks a header is refused before anything is sent") {
  asio::io_context io;
  HttpServer server(io, [](const Asked&) { return Answered{200, "", {}}; });
  for (const char* url :
       {"", "file:///etc/passwd", "imap://127.0.0.1/", "gopher://127.0.0.1/", "http://", "nonsense://x"}) {
    CAPTURE(url);
    net::HttpRequest request;
    request.url = url;
    CHECK_FALSE(message_thrown_by<PermanentError>(io, only_ask(io, request)).empty());
  }
  auto split = get(server, "/");
  split.headers = {"X: a\r\nHost: evil"};
  CHECK_FALSE(message_thrown_by<PermanentError>(io, only_ask(io, split)).empty());
  CHECK(server.asked().empty());
}

}  // namespace ticketd::tests
