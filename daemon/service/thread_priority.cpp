#include "service/thread_priority.hpp"

#include <sys/resource.h>

#include <boost/asio/post.hpp>

namespace ticketd::service {

void step_back(const boost::asio::any_io_executor& thread) {
  constexpr int behind_the_others = 10;
  constexpr id_t calling_thread = 0;  // Linux: a process of setpriority(2) is a thread
  boost::asio::post(thread, [] { (void)::setpriority(PRIO_PROCESS, calling_thread, behind_the_others); });
}

}  // namespace ticketd::service
