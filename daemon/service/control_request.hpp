// SPDX-License-Identifier: Apache-2.0
// What somebody at the control socket asks of the running daemon, answered: live questions here, everything
// else by the requests of lib/flow. How it is written is the protocol's.
#pragma once

#include <string>
#include <string_view>

#include <boost/asio/awaitable.hpp>

#include "service/workshop.hpp"

namespace ticketd::service {

// Total: whatever the request is, there is an answer.
boost::asio::awaitable<std::string> answer_request(Workshop& workshop, std::string request);

}  // namespace ticketd::service
