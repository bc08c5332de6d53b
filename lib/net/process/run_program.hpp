// SPDX-License-Identifier: Apache-2.0
// Running one program of the operator's to its end: the heartbeat's command.
#pragma once

#include <chrono>
#include <string>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>

namespace ticketd::net {

// The program alone, without a shell, without our environment and without arguments; ended at the deadline.
// Throws TemporaryError unless it ends with 0.
boost::asio::awaitable<void> run_program(boost::asio::any_io_executor executor, std::string program,
                                         std::chrono::milliseconds deadline);

}  // namespace ticketd::net
