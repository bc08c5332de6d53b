// SPDX-License-Identifier: Apache-2.0
// What an operator may ask of the running daemon, and the answer, both as JSON.
#pragma once

#include <string>
#include <string_view>

#include <boost/asio/awaitable.hpp>

#include "service/workshop.hpp"

namespace ticketd::service {

// Total: whatever the request is, there is an answer.
boost::asio::awaitable<std::string> answer_request(Workshop& workshop, std::string request);

}  // namespace ticketd::service
