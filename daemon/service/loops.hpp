// SPDX-License-Identifier: Apache-2.0
// One generation of loops: a mailbox watch per queue, the outbox, the scheduler and the heartbeat, over one
// configuration. A reload ends a generation and begins another.
#pragma once

#include <memory>
#include <vector>

#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/steady_timer.hpp>

#include "service/heartbeat.hpp"
#include "service/mailbox_watch.hpp"
#include "service/outbox_sender.hpp"
#include "service/scheduler.hpp"
#include "service/service_context.hpp"

namespace ticketd::service {

class Loops {
 public:
  // The calls outlive it.
  Loops(ServiceContext& context, Calls& calls);
  ~Loops();

  void start();
  // Ends them: what is under way is finished and sessions are closed in good order, for as long as
  // `patience`; what then still waits for a peer is dropped. Returns when the last has ended.
  boost::asio::awaitable<void> stop(std::chrono::milliseconds patience);

 private:
  void spawn(boost::asio::awaitable<void> loop);
  void ended(std::exception_ptr failure);

  ServiceContext& context_;
  std::vector<std::unique_ptr<MailboxWatch>> watches_;
  OutboxSender outbox_;
  Scheduler scheduler_;
  Heartbeat heartbeat_;
  std::vector<std::unique_ptr<boost::asio::cancellation_signal>> aborts_;
  std::size_t running_ = 0;
  boost::asio::steady_timer all_ended_;
};

}  // namespace ticketd::service
