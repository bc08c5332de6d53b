// SPDX-License-Identifier: Apache-2.0
// Where and how to connect: what the IMAP and SMTP sessions and the HTTP client need of a server, no more.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <variant>

namespace ticketd::net {

enum class Tls { Implicit, StartTls, None };

struct PasswordLogin {
  std::string user;
  std::string password;
};

struct BearerLogin {
  std::string user;
  std::string access_token;
};

struct Endpoint {
  std::string host;
  std::uint16_t port = 0;
  Tls tls = Tls::Implicit;
  std::variant<std::monostate, PasswordLogin, BearerLogin> login;
  std::string ca_file;  // empty: the system's certificates
  std::string helo;     // of SMTP: the name given with EHLO; empty: this host's
  std::chrono::milliseconds connect_timeout{30'000};
};

}  // namespace ticketd::net
