// SPDX-License-Identifier: Apache-2.0
#include "net/wire/oauth.hpp"

#include <stdexcept>
#include <string>
#include <vector>

#include <boost/asio/experimental/awaitable_operators.hpp>
#include <doctest/doctest.h>

#include "net/wire/connector_fixture.hpp"
#include "net/wire/http_server.hpp"

namespace ticketd::tests {

namespace asio = boost::asio;
using namespace std::chrono_literals;
using domain::PermanentError;
using domain::TemporaryError;

namespace {

const auto noon =
    std::chrono::system_clock::time_point{std::chrono::sys_days{std::chrono::year{2026} / 3 / 2}} + 12h;

struct Desk {
  explicit Desk(asio::io_context& io, HttpServer::Handler handler)
      : server(io, std::move(handler)),
        connector(io.get_executor()),
        tokens(connector, request(), keeper()) {}

  net::TokenRequest request() const {
    net::TokenRequest result;
    result.token_url = server.base() + "/token";
    result.client_id = "id";
    result.client_secret = "client secret+1";
    result.refresh_token = "refresh-1";
    result.scope = "https://outlook.office.com/IMAP.AccessAsUser.All offline_access";
    return result;
  }
  std::function<void(const std::string&)> keeper() {
    return [this](const std::string& token) {
      if (disk_full) throw TemporaryError("disk full");
      kept.push_back(token);
    };
  }

  HttpServer server;
  net::Connector connector;
  bool disk_full = false;
  std::vector<std::string> kept;
  net::AccessTokens tokens;
};

asio::awaitable<void> only_token(Desk& desk, std::chrono::system_clock::time_point now) {
  co_await desk.tokens.token(now);
}

}  // namespace

TEST_CASE("a refresh token buys an access token, which is kept until a minute before it expires") {
  asio::io_context io;
  int serial = 0;
  Desk desk(io, [&](const Asked&) {
    return Answered{
        200,
        R"({"access_token":"t)" + std::to_string(++serial) + R"(","expires_in":3600,"token_type":"Bearer"})",
        {}};
  });
  run_to_end(io, [&]() -> asio::awaitable<void> {
    CHECK(co_await desk.tokens.token(noon) == "t1");
    CHECK(co_await desk.tokens.token(noon + 59min) == "t1");
    CHECK(co_await desk.tokens.token(noon + 59min + 1s) == "t2");
    desk.tokens.forget();
    CHECK(co_await desk.tokens.token(noon + 60min) == "t3");
  }());
  const auto& asked = desk.server.asked()[0];
  CHECK(asked.method == "POST");
  CHECK(asked.field("grant_type") == "refresh_token");
  CHECK(asked.field("refresh_token") == "refresh-1");
  CHECK(asked.field("client_secret") == "client secret+1");
  CHECK(asked.field("scope") == "https://outlook.office.com/IMAP.AccessAsUser.All offline_access");
}

TEST_CASE("client credentials send no refresh token") {
  asio::io_context io;
  Desk desk(io, [](const Asked&) { return Answered{200, R"({"access_token":"t","expires_in":"120"})", {}}; });
  auto request = desk.request();
  request.grant = net::TokenRequest::Grant::ClientCredentials;
  net::AccessTokens tokens(desk.connector, request, desk.keeper());
  run_to_end(io, [&]() -> asio::awaitable<void> {
    co_await tokens.token(noon);
    co_await tokens.token(noon + 60s);
    co_await tokens.token(noon + 61s);
  }());
  CHECK(desk.server.asked().size() == 2);
  CHECK(desk.server.asked()[0].field("grant_type") == "client_credentials");
  CHECK(desk.server.asked()[0].field("refresh_token").empty());
}

TEST_CASE("a rotated refresh token is kept and used next; if it can't be kept, that is tried again first") {
  asio::io_context io;
  int serial = 1;
  Desk desk(io, [&](const Asked&) {
    return Answered{200,
                    R"({"access_token":"t","expires_in":3600,"refresh_token":"refresh-)" +
                        std::to_string(++serial) + R"("})",
                    {}};
  });
  desk.disk_full = true;
  CHECK(message_thrown_by<TemporaryError>(io, only_token(desk, noon)) == "disk full");
  desk.disk_full = false;
  run_to_end(io, only_token(desk, noon));
  CHECK(desk.kept == std::vector<std::string>{"refresh-2"});
  run_to_end(io, only_token(desk, noon + 2h));
  CHECK(desk.kept == std::vector<std::string>{"refresh-2", "refresh-3"});
  REQUIRE(desk.server.asked().size() == 2);
  CHECK(desk.server.asked()[1].field("refresh_token") == "refresh-2");
}

TEST_CASE("callers who come together share one request") {
  using namespace asio::experimental::awaitable_operators;
  asio::io_context io;
  Desk desk(io, [](const Asked&) { return Answered{200, R"({"access_token":"t","expires_in":3600})", {}}; });
  run_to_end(io, [&]() -> asio::awaitable<void> {
    const auto [first, second, third] =
        co_await (desk.tokens.token(noon) && desk.tokens.token(noon) && desk.tokens.token(noon));
    CHECK(first + second + third == "ttt");
  }());
  CHECK(desk.server.asked().size() == 1);
}

TEST_CASE("a refusal is final when its error code is, with the endpoint's words and no secret") {
  struct Row {
    int status;
    const char* body;
    bool final;
  };
  const Row rows[] = {
      {400, R"({"error":"invalid_grant","error_description":"Token has been expired or revoked."})", true},
      {401, R"({"error":"invalid_client"})", true},
      {400, R"({"error":"temporarily_unavailable"})", false},
      {503, "<html>down</html>", false},
      {429, R"({"error":"slow_down"})", false},
      {200, "[]", false},
      {200, R"({"access_token":"two\nlines"})", false},
      {200, R"({"access_token":7})", false},
      {200, R"({"access_token":"")", false}};
  for (const auto& row : rows) {
    CAPTURE(row.body);
    asio::io_context io;
    Desk desk(io, [&](const Asked&) { return Answered{row.status, row.body, {}}; });
    const auto words = row.final ? message_thrown_by<PermanentError>(io, only_token(desk, noon))
                                 : message_thrown_by<TemporaryError>(io, only_token(desk, noon));
    CHECK_FALSE(words.empty());
    CHECK(words.find("refresh-1") == std::string::npos);
    if (row.status == 400 && row.final) CHECK(words.find("expired or revoked") != std::string::npos);
  }
}

}  // namespace ticketd::tests
