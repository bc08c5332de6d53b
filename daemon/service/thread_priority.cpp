// SPDX-License-Identifier: Apache-2.0
#include "service/thread_priority.hpp"

#include <sys/resource.h>

#include <boost/asio/post.hpp>

namespace ticketd::service {

void lower_priority(const boost::asio::any_io_executor& thread) {
  constexpr int steps = 10;           // a ninth of the weight of the others
  constexpr id_t calling_thread = 0;  // Linux: a process of setpriority(2) is a thread
  boost::asio::post(thread, [] {
    (void)::setpriority(PRIO_PROCESS, calling_thread, ::getpriority(PRIO_PROCESS, calling_thread) + steps);
  });
}

}  // namespace ticketd::service
