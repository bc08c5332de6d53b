// SPDX-License-Identifier: Apache-2.0
// Doing a piece of blocking work on another thread while the network goes on: the coroutine waits, its
// executor does not.
#pragma once

#include <exception>
#include <optional>
#include <type_traits>
#include <utility>
#include <variant>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace ticketd::service {

// Runs `work` on `thread` and gives what it returns or throws. Not cancelled half-way: what was begun there
// ends.
template <class Work>
boost::asio::awaitable<std::invoke_result_t<Work&>> on_thread(boost::asio::any_io_executor thread,
                                                              Work work) {
  namespace asio = boost::asio;
  using Result = std::invoke_result_t<Work&>;
  using Kept = std::conditional_t<std::is_void_v<Result>, std::monostate, Result>;
  std::optional<Kept> result;
  std::exception_ptr failure;
  co_await asio::async_initiate<const asio::use_awaitable_t<>&, void()>(
      [&](auto handler) {
        auto back = asio::get_associated_executor(handler);
        asio::post(thread, [&, back, handler = std::move(handler)]() mutable {
          try {
            if constexpr (std::is_void_v<Result>) {
              work();
              result.emplace();
            } else {
              result.emplace(work());
            }
          } catch (...) {
            failure = std::current_exception();
          }
          asio::post(back, std::move(handler));
        });
      },
      asio::use_awaitable);
  if (failure) std::rethrow_exception(failure);
  if constexpr (!std::is_void_v<Result>) co_return std::move(*result);
}

}  // namespace ticketd::service
