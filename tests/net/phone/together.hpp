// SPDX-License-Identifier: Apache-2.0
// Several coroutines at once, until all have ended; rethrows the last failure.
#pragma once

#include <exception>
#include <utility>
#include <vector>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace ticketd::tests {

inline boost::asio::awaitable<void> together(boost::asio::io_context& io,
                                             std::vector<boost::asio::awaitable<void>> all) {
  std::size_t left = all.size();
  boost::asio::steady_timer finished(io, boost::asio::steady_timer::time_point::max());
  std::exception_ptr failure;
  for (auto& one : all)
    boost::asio::co_spawn(io, std::move(one), [&](std::exception_ptr error) {
      if (error) failure = std::move(error);
      if (--left == 0) finished.cancel();
    });
  while (left > 0) co_await finished.async_wait(boost::asio::as_tuple(boost::asio::use_awaitable));
  if (failure) std::rethrow_exception(failure);
}

}  // namespace ticketd::tests
