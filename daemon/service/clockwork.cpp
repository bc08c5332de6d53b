#include "service/clockwork.hpp"

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "domain/error.hpp"
#include "domain/retry.hpp"
#include "flow/talk_due.hpp"
#include "service/log.hpp"
#include "service/on_thread.hpp"

namespace ticketd::service {
namespace asio = boost::asio;
namespace {

constexpr auto longest_rest = std::chrono::minutes{10};
constexpr auto longest_silence = std::chrono::minutes{5};
constexpr domain::RetrySchedule schedule{.first = std::chrono::seconds{1},
                                         .longest = std::chrono::minutes{1}};

}  // namespace

Clockwork::Clockwork(Workshop& workshop) : workshop_(workshop), timer_(workshop.network) {}

asio::awaitable<void> Clockwork::run() {
  co_await asio::this_coro::throw_if_cancelled(false);
  while (!stopping_) {
    workshop_.pulse.beat("clockwork",
                         std::chrono::duration_cast<Pulse::Clock::duration>(longest_rest + longest_silence));
    woken_ = false;
    std::string failed;
    try {
      co_await turn();
      failures_ = 0;
    } catch (const domain::WorldError& error) {
      failed = error.what();
    }
    if (!failed.empty()) {
      log(Severity::Error, "clockwork_failed", {{"error", failed}});
      next_ = now() + domain::retry_delay(schedule, ++failures_, workshop_.spread());
    }
    if (stopping_ || woken_) continue;
    const auto latest = now() + longest_rest;
    const auto until = std::clamp(next_.value_or(latest), now() + std::chrono::seconds{1}, latest);
    timer_.expires_after(until - now());
    boost::system::error_code ended;
    co_await timer_.async_wait(asio::redirect_error(asio::use_awaitable, ended));
  }
  workshop_.pulse.end("clockwork");
}

asio::awaitable<void> Clockwork::turn() {
  const auto at = now();
  const auto desk = workshop_.desk;
  auto due = [this, desk, at] { return flow::talk_due(workshop_.database, *desk, at); };
  next_ = co_await on_thread(workshop_.decider.get_executor(), std::move(due));
  workshop_.outbox_filled();
}

void Clockwork::wake() {
  woken_ = true;
  timer_.cancel();
}

void Clockwork::stop() {
  stopping_ = true;
  timer_.cancel();
}

}  // namespace ticketd::service
