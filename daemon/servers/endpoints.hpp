// SPDX-License-Identifier: Apache-2.0
// What the configuration says about a server, in the words of lib/net. Only here does a secret leave its
// wrapper.
#pragma once

#include <optional>
#include <string>

#include "config/config.hpp"
#include "net/wire/endpoint.hpp"
#include "net/wire/oauth.hpp"

namespace ticketd::servers {

// With the password, if there is one. For a server with OAuth it has no login yet: with_token() adds it.
[[nodiscard]] net::Endpoint endpoint(const config::Server& server);
[[nodiscard]] net::Endpoint with_token(net::Endpoint endpoint, const config::Server& server,
                                       std::string access_token);
// Nothing if the server takes a password or nobody logs in. `kept` is the refresh token last given by the
// provider; empty: the configured one.
[[nodiscard]] std::optional<net::TokenRequest> token_request(const config::Server& server,
                                                             std::string kept = {});

}  // namespace ticketd::servers
