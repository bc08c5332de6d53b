// SPDX-License-Identifier: Apache-2.0
#include "servers/endpoints.hpp"

#include <utility>

namespace ticketd::servers {
namespace {

net::Tls tls(config::Tls tls) {
  switch (tls) {
    case config::Tls::Implicit: return net::Tls::Implicit;
    case config::Tls::StartTls: return net::Tls::StartTls;
    case config::Tls::None: return net::Tls::None;
  }
  return net::Tls::Implicit;
}

net::TokenRequest::Grant grant(config::OAuth::Grant grant) {
  return grant == config::OAuth::Grant::RefreshToken ? net::TokenRequest::Grant::RefreshToken
                                                     : net::TokenRequest::Grant::ClientCredentials;
}

}  // namespace

net::Endpoint endpoint(const config::Server& server) {
  net::Endpoint endpoint;
  endpoint.host = server.host;
  endpoint.port = server.port;
  endpoint.tls = tls(server.tls);
  endpoint.ca_file = server.ca_file;
  endpoint.helo = server.helo;
  if (const auto* password = std::get_if<config::Secret>(&server.login)) {
    endpoint.login = net::PasswordLogin{server.user, password->reveal()};
  }
  return endpoint;
}

net::Endpoint with_token(net::Endpoint endpoint, const config::Server& server, std::string access_token) {
  endpoint.login = net::BearerLogin{server.user, std::move(access_token)};
  return endpoint;
}

std::optional<net::TokenRequest> token_request(const config::Server& server, std::string kept) {
  const auto* oauth = std::get_if<config::OAuth>(&server.login);
  if (oauth == nullptr) return std::nullopt;
  net::TokenRequest request;
  request.grant = grant(oauth->grant);
  request.token_url = oauth->token_url;
  request.client_id = oauth->client_id;
  request.client_secret = oauth->client_secret.reveal();
  request.refresh_token = kept.empty() ? oauth->refresh_token.reveal() : std::move(kept);
  request.scope = oauth->scope;
  request.ca_file = oauth->ca_file.empty() ? server.ca_file : oauth->ca_file;
  return request;
}

}  // namespace ticketd::servers
