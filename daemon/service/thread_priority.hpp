// SPDX-License-Identifier: Apache-2.0
// Who goes first where there is more to do than processors: the thread that decides, and the network. What
// prepares mails for it steps back, or both wait for each other in turn.
#pragma once

#include <boost/asio/any_io_executor.hpp>

namespace ticketd::service {

// Lowers the priority of the one thread that runs `thread`, for good. Where the system refuses it, nothing
// changes.
void lower_priority(const boost::asio::any_io_executor& thread);

}  // namespace ticketd::service
