// SPDX-License-Identifier: Apache-2.0
// Ringing an agent now, as a test: through one gateway after the other until one has put the call through.
// What it shows of the gateways is noted as with any call.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/cancellation_signal.hpp>

#include "protocol/live.hpp"
#include "service/service_context.hpp"

namespace ticketd::service {

[[nodiscard]] boost::asio::awaitable<protocol::TestCall::Answer> place_test_call(
    ServiceContext& context, protocol::TestCall request, boost::asio::cancellation_slot hang_up);

}  // namespace ticketd::service
