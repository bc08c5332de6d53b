// SPDX-License-Identifier: Apache-2.0
#include "servers/endpoints.hpp"

#include <doctest/doctest.h>

namespace ticketd::servers {
namespace {

config::Server server() {
  config::Server server;
  server.host = "mail.acme.example";
  server.port = 143;
  server.tls = config::Tls::StartTls;
  server.user = "support";
  server.ca_file = "/etc/ssl/acme.pem";
  return server;
}

TEST_CASE("a server with a password becomes an endpoint that logs in with it") {
  config::Server with_password = server();
  with_password.login = config::Secret("open sesame");
  const net::Endpoint made = endpoint(with_password);
  CHECK(made.host == "mail.acme.example");
  CHECK(made.port == 143);
  CHECK(made.tls == net::Tls::StartTls);
  CHECK(made.ca_file == "/etc/ssl/acme.pem");
  REQUIRE(std::holds_alternative<net::PasswordLogin>(made.login));
  CHECK(std::get<net::PasswordLogin>(made.login).user == "support");
  CHECK(std::get<net::PasswordLogin>(made.login).password == "open sesame");
  CHECK_FALSE(token_request(with_password).has_value());
}

TEST_CASE("a server with OAuth has no login until it is given a token, and prefers the kept refresh token") {
  config::Server with_oauth = server();
  config::OAuth oauth;
  oauth.token_url = "https://login.acme.example/token";
  oauth.client_id = "desk";
  oauth.client_secret = config::Secret("client");
  oauth.refresh_token = config::Secret("configured");
  with_oauth.login = oauth;
  const net::Endpoint made = endpoint(with_oauth);
  CHECK(std::holds_alternative<std::monostate>(made.login));
  CHECK(std::get<net::BearerLogin>(with_token(made, with_oauth, "access").login).access_token == "access");
  CHECK(token_request(with_oauth)->refresh_token == "configured");
  CHECK(token_request(with_oauth, "rotated")->refresh_token == "rotated");
  CHECK(token_request(with_oauth)->grant == net::TokenRequest::Grant::RefreshToken);
}

}  // namespace
}  // namespace ticketd::servers
