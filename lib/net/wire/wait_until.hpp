// SPDX-License-Identifier: Apache-2.0
// Waiting for a descriptor or a moment, whichever is first, for the rest of this folder only.
#pragma once

#include <chrono>
#include <memory>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>

namespace ticketd::net {

enum class Waited { Ready, TooLong };

// For an Asio descriptor or socket, on which nothing else may wait at the same time. A cancelled wait throws
// system_error, operation_aborted.
template <class Waitable>
boost::asio::awaitable<Waited> wait_until(Waitable& waitable, typename Waitable::wait_type ready,
                                          std::chrono::steady_clock::time_point until) {
  // The alarm may ring when this frame, and what it waits for, is gone: then `expired` is gone too.
  const auto expired = std::make_shared<bool>(false);
  boost::asio::steady_timer alarm(waitable.get_executor(), until);
  alarm.async_wait([weak = std::weak_ptr(expired), &waitable](const boost::system::error_code& error) {
    const auto flag = weak.lock();
    if (error || !flag) return;
    *flag = true;
    waitable.cancel();
  });
  const auto [error] = co_await waitable.async_wait(ready, boost::asio::as_tuple(boost::asio::use_awaitable));
  if (!error) co_return Waited::Ready;
  if (*expired) co_return Waited::TooLong;
  throw boost::system::system_error(error);
}

}  // namespace ticketd::net
