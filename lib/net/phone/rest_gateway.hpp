// SPDX-License-Identifier: Apache-2.0
// Calls through a Twilio-compatible REST API, polled: nothing has to reach us from outside, and so no pressed
// key does. A call is never placed twice for one lost answer: the account's calls are listed first.
#pragma once

#include <chrono>
#include <memory>
#include <string>

#include "net/phone/phone.hpp"
#include "net/wire/connection.hpp"

namespace ticketd::net {

struct RestAccount {
  std::string base_url;  // "https://api.twilio.com/2010-04-01"
  std::string account;
  std::string token;
  std::string from;
  std::string ca_file;
  // Between two looks: this for the first ten, then twice, then five times as long.
  std::chrono::milliseconds look_every{1'000};
  std::chrono::milliseconds longest_queued{20'000};
  std::chrono::milliseconds back_off{1'000};  // after the first failed try; doubled after each
};

// `connector` must outlive it.
[[nodiscard]] std::unique_ptr<PhoneGateway> rest_gateway(Connector& connector, RestAccount account);

}  // namespace ticketd::net
