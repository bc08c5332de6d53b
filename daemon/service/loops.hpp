// SPDX-License-Identifier: Apache-2.0
// One generation of loops: a mailbox watch per queue, the outbox, the clockwork and the heartbeat, over one
// configuration. A reload ends a generation and begins another.
#pragma once

#include <memory>
#include <vector>

#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/steady_timer.hpp>

#include "service/clockwork.hpp"
#include "service/heartbeat.hpp"
#include "service/mailbox_watch.hpp"
#include "service/outbox_drain.hpp"
#include "service/workshop.hpp"

namespace ticketd::service {

class Loops {
 public:
  // The calls outlive it.
  Loops(Workshop& workshop, Calls& calls);
  ~Loops();

  void start();
  // Ends them: what is under way is finished and sessions are closed in good order, for as long as
  // `patience`; what then still waits for a peer is dropped. Returns when the last has ended.
  boost::asio::awaitable<void> stop(std::chrono::milliseconds patience);

 private:
  void spawn(boost::asio::awaitable<void> loop);
  void ended(std::exception_ptr failure);

  Workshop& workshop_;
  std::vector<std::unique_ptr<MailboxWatch>> watches_;
  OutboxDrain outbox_;
  Clockwork clockwork_;
  Heartbeat heartbeat_;
  std::vector<std::unique_ptr<boost::asio::cancellation_signal>> aborts_;
  std::size_t running_ = 0;
  boost::asio::steady_timer all_ended_;
};

}  // namespace ticketd::service
