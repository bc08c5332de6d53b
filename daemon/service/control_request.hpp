// SPDX-License-Identifier: Apache-2.0
// What somebody at the control socket asks of the running daemon, answered: live questions here, everything
// else by the requests of lib/flow. How it is written is the protocol's.
#pragma once

#include <string>
#include <string_view>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/cancellation_signal.hpp>

#include "service/service_context.hpp"

namespace ticketd::service {

// Total: whatever the request is, there is an answer. `hang_up` ends a call that it asks for, and only that.
boost::asio::awaitable<std::string> answer_request(ServiceContext& context, std::string request,
                                                   boost::asio::cancellation_slot hang_up);

}  // namespace ticketd::service
