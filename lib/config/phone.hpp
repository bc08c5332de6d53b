// SPDX-License-Identifier: Apache-2.0
// The ways out to a telephone, as configured.
#pragma once

#include <string>
#include <variant>

#include "config/secret.hpp"

namespace ticketd::config {

// A call through a PBX or trunk. The addresses are `sip:...[;transport=udp|tcp|tls]`.
struct SipGateway {
  static constexpr bool hears_keys = true;
  std::string account;  // who calls
  std::string proxy;    // empty: the account's host
  std::string user;     // empty: nobody logs in
  Secret password;      // without a double quote: baresip's accounts file can't hold one
  std::string bind;     // our own IP address towards the proxy; empty: the system's choice
};

// A service with Twilio's Calls API.
struct RestGateway {
  static constexpr bool hears_keys = false;
  std::string base_url;
  std::string account;
  Secret token;
  std::string from;     // E.164
  std::string ca_file;  // empty: the system's certificates
};

struct CommandGateway {
  static constexpr bool hears_keys = true;  // the command's, and says so by how it ends
  std::string run;
};

using Gateway = std::variant<SipGateway, RestGateway, CommandGateway>;

// How whoever is rung takes a ticket: by key 1, or by two digits said in that call. Auto: key 1 where our end
// of the call's sound has a loopback or private address, which strangers can't send to. Of sip gateways only.
enum class ConfirmCalls { Auto, One, Digits };

// "sip", "rest", "command": as its key is written.
[[nodiscard]] inline std::string name_of(const Gateway& gateway) {
  if (std::holds_alternative<SipGateway>(gateway)) return "sip";
  return std::holds_alternative<RestGateway>(gateway) ? "rest" : "command";
}

// Whether whoever is rung by it can acknowledge in the call; if not, the text says how else. A gateway that
// does not say so does not compile.
[[nodiscard]] inline bool hears_keys(const Gateway& gateway) {
  return std::visit([](const auto& one) { return one.hears_keys; }, gateway);
}

}  // namespace ticketd::config
