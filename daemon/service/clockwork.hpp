// SPDX-License-Identifier: Apache-2.0
// The loop before the second door: lets every flow that waits for a time do its work when it comes, on the
// deciding thread, places the calls that are due, and sleeps until the next instant. Woken whenever something
// may have changed what is due.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>

#include "domain/instant.hpp"
#include "flow/clock_set_back.hpp"
#include "flow/escalation/calls_due.hpp"
#include "flow/escalation/desk_watch.hpp"
#include "flow/escalation/mail_pace.hpp"
#include "service/calls.hpp"
#include "service/workshop.hpp"

namespace ticketd::service {

class Clockwork {
 public:
  Clockwork(Workshop& workshop, Calls& calls);

  // Until stop(); calls that ring go on.
  boost::asio::awaitable<void> run();
  void wake();
  void stop();

 private:
  struct Turn {
    std::vector<flow::PlacedCall> calls;
    std::optional<domain::Instant> next;
    bool phone_fails = false;
  };

  // On the deciding thread.
  [[nodiscard]] Turn turn(std::span<const flow::Part> parts, domain::Instant at);
  boost::asio::awaitable<void> turn_once();
  boost::asio::awaitable<void> rest();

  Workshop& workshop_;
  std::shared_ptr<const flow::Desk> desk_;  // the one it was started with
  Calls& calls_;
  flow::MailPace pace_;
  flow::SeenClock seen_;
  boost::asio::steady_timer timer_;
  std::optional<domain::Instant> next_;
  bool woken_ = false;
  bool stopping_ = false;
};

}  // namespace ticketd::service
