// SPDX-License-Identifier: Apache-2.0
#include "service/loops.hpp"

#include <exception>

#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>

#include "service/log.hpp"

namespace ticketd::service {
namespace asio = boost::asio;

Loops::Loops(ServiceContext& context, Calls& calls)
    : context_(context),
      outbox_(context),
      scheduler_(context, calls),
      heartbeat_(context),
      all_ended_(context.network) {
  context_.health.mailboxes.clear();
  for (const auto& queue : context_.desk->config().queues)
    watches_.push_back(std::make_unique<MailboxWatch>(context_, queue));
}

Loops::~Loops() = default;

void Loops::start() {
  context_.outbox_filled = [this] { outbox_.wake(); };
  context_.senders_lifted = [this] { outbox_.lift_senders(); };
  context_.tickets_changed = [this] { scheduler_.wake(); };
  spawn(outbox_.run());
  spawn(scheduler_.run());
  spawn(heartbeat_.run());
  for (const auto& watch : watches_) spawn(watch->run());
}

void Loops::spawn(asio::awaitable<void> loop) {
  ++running_;
  aborts_.push_back(std::make_unique<asio::cancellation_signal>());
  asio::co_spawn(context_.network, std::move(loop),
                 asio::bind_cancellation_slot(aborts_.back()->slot(),
                                              [this](std::exception_ptr failure) { ended(failure); }));
}

// A loop outlives every failure of the world; what gets through to here is a fault of ours, and a desk
// without one of its loops must not look alive.
void Loops::ended(std::exception_ptr failure) {
  --running_;
  all_ended_.cancel();
  if (!failure) return;
  try {
    std::rethrow_exception(failure);
  } catch (const boost::system::system_error& aborted) {
    if (aborted.code() == asio::error::operation_aborted) return;
    log(Severity::Error, "loop_failed", {{"error", aborted.what()}});
  } catch (const std::exception& fault) {
    log(Severity::Error, "loop_failed", {{"error", fault.what()}});
  }
  std::terminate();
}

asio::awaitable<void> Loops::stop(std::chrono::milliseconds patience) {
  context_.outbox_filled = [] {};
  context_.senders_lifted = [] {};
  context_.tickets_changed = [] {};
  outbox_.stop();
  scheduler_.stop();
  heartbeat_.stop();
  for (const auto& watch : watches_) watch->stop();
  auto until = std::chrono::steady_clock::now() + patience;
  bool aborted = false;
  while (running_ > 0) {
    boost::system::error_code woken;
    all_ended_.expires_at(until);
    co_await all_ended_.async_wait(asio::redirect_error(asio::use_awaitable, woken));
    if (woken || aborted || running_ == 0) continue;
    aborted = true;
    until += std::chrono::hours{1};
    for (const auto& watch : watches_) watch->abort();
    for (const auto& abort : aborts_) abort->emit(asio::cancellation_type::terminal);
  }
}

}  // namespace ticketd::service
